r"""The commands that the body of a document is written in.

A document that already has one of its name keeps it; none needs more than amsmath, amssymb and amsthm, and with hyperref there are links.
"""

# One line of a long formula: \mathcheckrow{indentation}{formula}. TeX may break it; its other lines then stand further right.
_ROW = r"""\providecommand{\mathcheckleft}{2em}
\providecommand{\mathcheckrow}[2]{{\par\raggedright\lineskiplimit=3pt\lineskip=3pt\parskip=0pt
  \leftskip=\mathcheckleft\advance\leftskip 2em\advance\leftskip#1\parindent=-2em\indent$\displaystyle #2$\par}}"""

# Steps, and whatever else is a number, a formula, and small words below it.
_STEPS = r"""\ifcsname mathchecksteps\endcsname\else
  \newenvironment{mathchecksteps}
    {\par\raggedright\frenchspacing\parskip=0pt\parindent=0pt\lineskiplimit=2pt\lineskip=3pt
     \def\mathcheckleft{2.6em}\def\mathcheckbreak{\nobreak\def\mathcheckbreak{\penalty-50 }}}
    {\par}\fi
\providecommand{\mathcheckstep}[2]{\par\mathcheckbreak\vskip 4.5pt plus 2pt minus 1pt
  \leftskip=\mathcheckleft\advance\leftskip 2em\noindent\hskip-2em\mathcheckanchor{#1}\llap{#2\hskip.6em}\ignorespaces}
\providecommand{\mathcheckunder}[1]{\hfil\penalty50\hskip 1em\hbox{}\nobreak\hfill\hbox{\small #1}}
\providecommand{\mathcheckreason}[1]{{\par\nobreak\small\leftskip=\mathcheckleft\noindent\ignorespaces #1\par}}
\providecommand{\mathcheckpart}[2]{{\par\addvspace{9pt plus 3pt minus 2pt}\raggedright\noindent\textbf{#1.}\enspace #2\par}}"""

_LINKS = r"""\providecommand{\mathcheckanchor}[1]{\if\relax\detokenize{#1}\relax\else\ifcsname hypertarget\endcsname
  \raisebox{\baselineskip}[0pt][0pt]{\hypertarget{#1}{}}\fi\fi}
\providecommand{\mathcheckto}[2]{\ifcsname hyperlink\endcsname\hyperlink{#1}{#2}\else#2\fi}"""

MACROS = (*_ROW.split("\n"), *_STEPS.split("\n"), *_LINKS.split("\n"))

# A fragment's anchors have a number of its own in their names: it can be included twice.
FRAGMENT = (
    "\\ifcsname c@mathcheckfragment\\endcsname\\else\\newcounter{mathcheckfragment}\\fi\\stepcounter{mathcheckfragment}",
)
FRAGMENT_PLACE = "mathcheck.\\arabic{mathcheckfragment}."
