"""A report as a document for other programs and other readers. Exporters print what the report holds and decide nothing: no
verdict is made here, and no claim file is loaded."""
