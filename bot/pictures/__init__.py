"""Pictures of answers: SVG drawn here, turned into PNG, served under an unguessable address."""
