"""The numbered changes of the schema. One that was released is never edited."""
