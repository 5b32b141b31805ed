"""Words that may stand beside a name without being part of it."""

from __future__ import annotations

from types import MappingProxyType

HONORIFICS = frozenset(
    """
    mr mrs ms mx miss sir dame lord lady dr doctor prof professor sr sra srta senor senora don
    dona mme mlle monsieur madame herr frau hon honorable rev reverend father sister
    sen rep gov pres sec gen amb min atty capt col lt sgt
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Forms of address in English, Spanish, French and German, and offices cut short."""

OFFICES = frozenset(
    """
    president presidente presidenta premier chancellor minister secretary senator senador
    representative congressman congresswoman governor mayor ambassador envoy chairman chairwoman
    chair chief director spokesman spokeswoman general commissioner justice judge leader
    candidate strongman boss
    """.split()  # noqa: SIM905
)
"""Offices that news copy puts before a surname."""

PASSING = frozenset(
    """
    the a an of and for in on to former ex then late current acting incoming outgoing new us
    latest about regarding
    """.split()  # noqa: SIM905
)
"""Words that say nothing of who or what is meant."""

ABBREVIATIONS = MappingProxyType(
    {
        "dept": "department",
        "govt": "government",
        "intl": "international",
        "natl": "national",
        "univ": "university",
        "assn": "association",
        "ctr": "center",
        "centre": "center",
        "org": "organization",
        "organisation": "organization",
        "gen": "general",
        "sec": "secretary",
        "pres": "president",
    }
)
"""Words of names that news copy cuts short or spells the British way."""

CONCEPTS = tuple(
    """
    university universidad universite universitat universita universiteit uniwersytet
    univ universidade universitas universitesi universitet universitatea universitaire university
    institute institut instituto istituto instituut instytut inst
    center centre centro zentrum centrum ctr
    school ecole escuela schule scuola escola
    college colegio kolegium colleges
    hospital hopital krankenhaus ospedale klinik clinic clinica clinique
    foundation fundacion fondation stiftung fundacao fondazione fund
    ministry ministerio ministere ministerium ministerstvo ministero
    national nacional nazionale natl narodowy
    international internacional internationale internazionale intl
    research recherche recherches investigacion investigaciones forschung ricerca pesquisa
    science sciences ciencia ciencias wissenschaften scienze nauk
    technology technologie tecnologia technologies tecnologico technological technical technique
    laboratory laboratoire laboratorio labor laboratories lab
    association asociacion verein associazione associacao assn
    society societe sociedad gesellschaft societa
    federation federacion federazione foderation
    department departamento departement dept
    government gobierno gouvernement regierung govt
    academy academia akademie akademia academie
    museum museo musee
    library biblioteca bibliotheque bibliothek
    republic republica republique republik
    united unidos unidas unies
    program programme programa
    organization organisation organizacion org
    defense defence defensa
    health salud sante gesundheit saude
    company compagnie compania companhia
    saint st san santa sao
    agency agencia agence agentur
    council consejo conseil rat consiglio
    committee comite comision commission kommission comitato
    party partido parti partei partito
    front frente
    development desarrollo developpement
    medicine medical medico medica medizin medizinische medecine
    """.strip().splitlines()
)
"""Words for one thing in the names of organizations, in several languages and cut short."""
