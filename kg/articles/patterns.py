# ruff: noqa: E501  (tables read best with one pattern per line and words as plain text)
"""What the furniture of news pages looks like: tables only; :mod:`kg.articles.lines` applies them.

Every pattern is matched against one stripped line of at most ``MAX_LINE`` characters, so that none can be
slow on hostile text. A pattern must be right for news sites in general; when in doubt a line stays in.
"""

from __future__ import annotations

import re
from typing import Final

MAX_LINE: Final = 320

# Small words within names of people and bodies.
PARTICLES: Final = frozenset(
    "al el bin ben ibn van von der den ter de da del di du la le of the and for".split()
)
_PARTICLE = "|".join(sorted(PARTICLES - {"of", "the", "and", "for"}))
_NAME = rf"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|{_PARTICLE})){{0,5}}"
_NAME2 = rf"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|{_PARTICLE})){{1,5}}"
AGENCY: Final = (
    r"(?:Reuters|AP(?:\s+Photo)?|Associated Press|AFP|Agence France-Presse|Getty(?:\s+Images)?|Xinhua|EPA(?:-EFE)?|EFE"
    r"|TASS|Tass|Sputnik|RIA Novosti|Interfax|Shutterstock|Alamy|Zuma(?:\s*Press)?|ZUMA(?:\s*Press)?|Bloomberg|UPI"
    r"|DPA|dpa|picture[- ]alliance|PA(?:\s+(?:Media|Wire|Images))?|Press Association|ANSA|ANI|PTI|IANS|Yonhap|Kyodo"
    r"|Anadolu(?:\s+(?:Agency|Images))?|NurPhoto|Abaca(?:\s*Press)?|Sipa(?:\s*USA)?|Pool|TNS|Rex(?:\s+Features)?|Imago"
    r"|Keystone|CNN|BBC|NPR|VOA|RFE/RL|WSJ|NYT|The New York Times|Magnum(?:\s+Photos)?|Redux|VCG|Handout|DW"
    r"|Kremlin|iStock|Unsplash|Wikimedia(?:\s+Commons)?|Flickr|CC[- ]BY(?:[- ]\w+)*|Polaris|Bestimage|ZDF|ARD)"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?|\s*[AaPp]\.?[Mm]\.?)(?:\s*[A-Z]{2,4}(?:[+-]\d{1,2})?|Z)?"
DAY: Final = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"

# A whole line that is a date, with or without clock and label. The group is the date itself.
DATE_LINE: Final = re.compile(
    rf"(?:(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|date|created|issued)(?:\s+on|\s+at)?\s*[:|]?\s*)?"
    rf"(?:{_CLOCK}\s*[,|·•-]?\s*)?(?:{_WEEKDAY},?\s+)?(?:\d{{1,2}}/\d{{1,2}}/\d{{4}}(?=[A-Z]))?(?P<day>{DAY})"
    rf"(?:\s*(?:T|[,|·•–—-]|at)?\s*{_CLOCK})?(?:\s*\(?{_CLOCK}\)?)?\s*\.?"
    rf"(?:\s*[|·•–—,-]?\s*(?:(?:last\s+)?(?:updated|modified)\b.{{0,60}}|\d+[ -]min(?:ute)?s?\b.{{0,20}}))?",
    re.IGNORECASE,
)

# Whole lines, compared in lower case without punctuation at the ends.
FURNITURE_LINES: Final = frozenset(
    phrase.strip()
    for line in """
    advertisement|advertisements|advertising|advertisment|ad|sponsored|sponsored content|supported by|promoted|paid post
    story continues below advertisement|continue reading the main story|article continues below|scroll to continue
    home|menu|main menu|search|close|skip to content|skip to main content|skip advertisement|skip to navigation|back to top
    navigation|site index|sections|toggle navigation|open menu|show more|load more|see more|view more|more|next|previous
    subscribe|subscribe now|sign in|log in|login|sign up|register|my account|donate|donate now|support us|contact us|about us
    share|share this|share this article|share this story|share this post|share article|share full article|share page|copy link
    copied|link copied|tweet|email|e-mail|print|print this article|save|save article|save for later|bookmark|gift article
    facebook twitter|facebook messenger|give this article|follow|follow us|follow us on|follow us on social media|like this
    listen|listen to this article|listen to article|play|pause|watch|watch live|live tv|watch now|video|videos|photos|gallery
    read more|read full story|related|related article|related articles|related story|related stories|related post|related posts
    related topics|related content|related coverage|related links|related news|related reading|more on this story|more on this
    more from this author|more like this|more stories|more news|more to read|keep reading|read next|up next|what to read next
    most popular|most read|most viewed|most watched|most shared|popular posts|trending|trending now|top stories|latest news
    latest|latest stories|breaking news|editors' picks|editor’s picks|editors’ picks|editor's picks|recommended
    recommended for you|recommended stories|you may also like|you might also like|don't miss|don’t miss|in this article
    recent comments|recent posts|comments|comment|leave a comment|leave a reply|post a comment|add a comment|join the discussion
    view comments|show comments|cancel reply|be the first to comment|no comments|no comments yet|0 comments
    please enter your comment|please enter your name here|you have entered an incorrect email address
    name|website|submit|reply|topics|tags|filed under|categories|category|archives|explore more|newsletter|newsletters
    privacy policy|terms of use|terms of service|cookie policy|cookies|accessibility|careers|advertise|advertise with us
    google search engine|loading|loading…|loading...|image source|end of twitter post|this video can not be played|this video cannot be played|to play this video you need to enable javascript in your browser
    published|updated|correspondent|staff writer|staff writers|staff reporter|staff and agencies|news agencies|our correspondent
    agencies|al jazeera and news agencies|sources
    sister projects|sources and references|external links|have an opinion on this story? share it!|share this|the wire
    opens new tab|opens in new window|external|image gallery|view gallery|enlarge this image|hide caption|toggle caption
    free daily newsletter|after newsletter promotion|reuse this content|explore more on these topics|related internet links
    end of list|hide transcript|show transcript|live updates|live|exclusive|sponsor message|correction|updates to this story
    download|transcript|embed|embed code|jump to navigation|jump to search|jump to navigation jump to search|edit
    full article|discover more|story highlights|what you need to know|end of recommended
    """.splitlines()
    for phrase in line.split("|")
    if phrase.strip()
)  # fmt: skip

# Names that stand alone as buttons and bylines, but also as links within a sentence: they are furniture only
# where no sentence goes on around them.
AMBIGUOUS_LINES: Final = frozenset(
    """
    news|world|world news|politics|business|economy|sport|sports|opinion|culture|tech|technology|science|health|weather|travel
    entertainment|arts|style|lifestyle|food|climate|environment|education|markets|money|analysis|explainer|commentary
    facebook|twitter|x|whatsapp|linkedin|telegram|reddit|instagram|youtube|pinterest|messenger|flipboard|wechat|line|rss
    associated press|the associated press|reuters|afp|agence france-presse|ap|xinhua|dpa|bbc|bbc news|cnn|al jazeera|tass
    bloomberg|ria novosti|interfax|upi|kyodo|yonhap|anadolu|voa|npr|dw|deutsche welle|euronews|the guardian
    """.strip().replace("\n", "|").replace("    ", "").split("|")
)  # fmt: skip
_BYLINE = rf"(?:(?i:story|analysis|report|text|words|written|posted|reported|opinion|commentary|compiled|edited|translated|published|photographs?|produced)\s+)?[Bb]y:?\s+(?:{_NAME2}|{AGENCY}|[Ss]taff)(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*[&;]\s*|\s+with\s+)(?:{_NAME2}|{AGENCY})){{0,8}}(?:(?:\s*[,|·•/–—-]\s*|\s+(?:in|for|at)\s+)[A-Z][\w ,&'’/-]{{1,80}})?"
BYLINE: Final = re.compile(_BYLINE)

# Whole lines by pattern; matched from the start, each must reach the end of the line by itself.
_FURNITURE: Final[tuple[str, ...]] = (
    # bylines and authors' notes
    _BYLINE,
    r"BY\s+[A-Z][A-Z .,'’&-]{3,100}",
    r"(?:[^.!?]{2,80}\breported from [^.!?]{2,80}\.\s)?(?:[Tt]he )?(?:Associated Press|AP|Reuters|AFP|BBC|CNN|DW)?\s*[^.!?]{0,260}\bcontributed (?:reporting|research|to (?:this|the) (?:report|reporting|story|article|research|coverage|analysis|piece))(?:\s+(?:from|in)\s[^.]{2,80})?\.?(?:\s[^.!?]{2,200}\bcontributed [^.]{2,120}\.)*",
    r"\(?(?i:additional |further )?(?i:reporting|writing|editing|research|graphics)(?: and (?:writing|editing|reporting))?(?: in [\w, ]{2,60}?)? by\b:? .{2,260}\)?",
    r"\(?(?i:with) (?:reporting|inputs?|files|assistance|contributions?|additional reporting|material) (?:by|from)\b.{2,200}\)?",
    r"(?:Write|Email|E-mail|Reach|Contact) (?:to )?(?:(?:the|our) [a-z][a-z ]{2,30}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) at\b.{0,200}",
    r"(?:Follow|Contact|Email|Reach) (?:us|me|him|her|them|the author|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})\b.{0,40}(?:@|\bTwitter\b|\bFacebook\b|\bInstagram\b|\bTelegram\b|\bLinkedIn\b|\bYouTube\b|\bon X\b).{0,120}",
    r"(?:Source|Sources|Editor|Editors|Author|Authors|Translator|Photographer|Producer|Agency|Tags?|Topics?|Keywords|Filed under|Categories|Category|Region|Privacy Notice|Disclaimer)\s?:\s.{2,240}",
    r"[a-z]{1,4}(?:\s?[/,]\s?[a-z]{1,4}){0,4}\s?\([A-Za-z, /]{2,60}\)",
    r"(?:The |Any )?(?:views|opinions) expressed (?:here|in this|by|are)\b.{0,280}",
    r"The \w+ is not responsible for\b.{0,120}",
    r"(?:[^.!?]{2,160}\.\s)?More (?:about|from|by)(?: \.\.\.)? [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4}",
    r"Reporting from [A-Z][\w’' ,.-]{2,80}",
    r"About the (?:author|writer|reporter)s?\b.{0,10}",
    # rights and syndication
    r"(?:Copyright\b|©|\(c\)\s?\d{4}|\(C\)\s?\d{4}|The[- ]CNN[- ]Wire).{0,300}",
    r".{0,240}\b[Aa]ll [Rr]ights [Rr]eserved\b.{0,80}",
    r"\(?(?:Distributed|Syndicated|Provided) by .{2,120}",
    r"(?:This|The) (?:article|story|post|piece|report|commentary|essay|translation|dispatch|material) (?:was|has been|is|first|originally|may not be)\b.{0,40}\b(?:published|appeared|republished|produced|updated|amended|corrected|translated|adapted|reproduced|part of|licensed|generated)\b.{0,240}",
    r"A version of this (?:article|story|piece|essay)\b.{0,300}",
    r"(?:From Wikinews,|Retrieved from [\"“]).{0,200}",
    r"(?:Originally|First) (?:published|appeared)\b.{0,160}",
    r"Our Standards:.{0,120}",
    r".{0,60}Thomson Reuters Trust Principles.{0,60}",
    # newsletters, accounts, begging, cookies
    r"(?:Click here to )?(?:[Ss]ign up|SIGN UP|[Ss]ubscribe|SUBSCRIBE|[Rr]egister) (?:now |here |today )?(?:for|to|and|with|here|now|today)\b.{0,220}",
    r"Follow .{2,80}\b(?:coverage|updates|live blog|reporting)\b.{0,120}",
    r"(?:Join|Follow|Download|Get|Try|Visit|Like) (?:our|us)\b.{0,220}",
    r".{0,220}\bJoin the (?:conversation|discussion|debate)\b.{0,60}",
    r"Get .{2,120}\b(?:inbox|newsletter|email|alerts?|app|updates|delivered|sent to)\b.{0,80}",
    r"Newsletters?\s*[:|].{2,240}",
    r".{2,240}[.?!:–—|-]\s(?:Sign up|Subscribe|Register|Join us|Donate)(?: now| here| today| for free)?[.!]?",
    r"As a subscriber,.{0,200}",
    r"You have \d+ (?:free|gift|remaining)\b.{0,160}",
    r"(?:Already a (?:subscriber|member)|Not a subscriber|Want to read more|Thank you for (?:reading|your patience|subscribing)|Thanks for reading)\b.{0,200}",
    r"(?:Give|Gift|Send|Share|Print|Pin|Tweet|Save|Bookmark) (?:a|an|this|any) (?:story|article|post|page|piece|link|report|video)\b.{0,120}",
    r"Share (?:on|via|to|with) .{2,80}",
    r"(?:Support|Help|Donate to|Make a donation|Become a|Consider (?:a|making)) .{0,60}\b(?:journalism|newsroom|donation|contribution|subscriber|member|supporter|patron)\b.{0,120}",
    r"Create (?:a|an|your) (?:free )?account\b.{0,120}",
    r"By (?:signing up|subscribing|clicking|submitting|registering|entering|continuing)\b.{0,200}\b(?:agree|accept|consent|terms|policy)\b.{0,120}",
    r"(?:We|This (?:site|website|page)) (?:use|uses) cookies\b.{0,240}",
    r"This site is protected by\b.{0,160}",
    r"(?:Your browser|Please (?:enable|turn on|upgrade|use a different|try)|(?:Enable|Turn on) JavaScript|JavaScript (?:is|must)|We(?:’|')re having trouble|We are having trouble)\b.{0,200}",
    r"(?:Got|Have|Do you have) (?:a|any) (?:tip|tips|news tip|story|comment|question|correction|confidential)\b.{0,200}\?.{0,120}",
    r"You have a preview view of this article\b.{0,240}",
    r"(?:Free|This) article (?:is )?(?:usually |normally )?reserved for\b.{0,80}",
    # comments
    r"(?:Your email address will not be published|Required fields are marked|Please enter your (?:comment|name|email)|Save my name, email|Notify me of|You must be logged in|Comments are (?:closed|moderated)|Log in to (?:reply|comment)).{0,240}",
    r"\d[\d,.]* ?(?:[Cc]omments?|[Ss]hares?|[Ll]ikes?|[Vv]iews?|[Rr]eplies|[Rr]etweets?)",
    # pointers to other pages
    r"(?:READ MORE|Read [Mm]ore|Read [Aa]lso|READ ALSO|Also [Rr]ead|ALSO READ|See [Aa]lso|SEE ALSO|Related|RELATED|Watch|WATCH|Listen|LISTEN|READ|Read|MORE|More [Oo]n|In [Pp]ictures|Photos|PHOTOS|Explore)\s*[:|>»]\s*.{2,240}",
    r"(?:Read|See|View|Click|Listen to|Watch) (?:the )?(?:more|full|here|next|also|all|original|live|below)\b(?! than)[^.]{0,160}",
    r"list(?: of)? \d+ (?:items|of \d+)(?: items)?",
    r"Menu\s*[:|].{2,240}",
    r"[\w &'’-]{2,26}(?:\|[\w &'’-]{2,26}){2,12}",
    r"(?i:advertisement)\s*[-–—:|(].{0,80}",
    r"Home\s*[>»›/|→].{0,240}",
    r"[\w &'’-]{2,32}(?:[>»›→][\w &'’-]{2,42})+",
    rf"[\"“].{{5,200}}[\"”]\s*[—–-]+\s*.{{2,60}},\s+{DAY}\.?",
    r"More in [A-Z][\w’' &-]{2,40}",
    r"[A-Z]{2,}(?:-[A-Z]{2,})+(?:/[A-Z-]{2,})*",
    # clocks and counters
    rf"(?:{_WEEKDAY},?\s+)?\d{{1,2}}\s+(?i:{_MONTH}),?\s+{_CLOCK}",
    r"\d{1,3}[- ][Mm]inute (?:[Ll]isten|[Rr]ead|[Ww]atch)",
    r"(?:Published|Updated|Posted|Last (?:updated|modified))\b:?.{0,12}\b(?:\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) ago|\d{1,2}[:.]\d{2}|today|yesterday)\b.{0,60}",
    r"\d+ ?(?:-| )?(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)(?: (?:read|ago|listen|watch))\b.{0,40}",
    r"(?:Reading time|Time to read|Estimated reading time)\b.{0,40}",
    # captions' furniture
    r"Image (?:source|credit)s?[,:].{2,120}",
    r"File:\s*\S{2,160}",
    r"\d{0,3}:\d{2}(?:\s*/\s*\d{0,3}:\d{2})?",
    # fields of news databases and encyclopaedias
    r"(?:BYLINE|SECTION|LENGTH|DATELINE|LOAD-DATE|PUBLICATION-TYPE|LANGUAGE|SOURCE|GRAPHIC|Coordinates)\s*:.{1,200}",
    # nothing but links, addresses, hashes, signs
    r"!\[[^\[\]]{0,200}\]\(\S{1,200}\)",
    r"(?:https?://|www\.)\S+",
    r"[\w.+-]+@[\w-]+\.[\w.-]+",
    r"@\w{2,30}",
    r"(?:#\w{2,40}\s*)+",
    r"[0-9a-f]{24,64}",
    r"[\W_]+",
)
# Bylines without "by"; only near the top of a page, since deeper down they may be pieces of a sentence.
HEAD_FURNITURE: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(p)
    for p in (
        rf"{_NAME2} in {_NAME}(?:(?:,| and) {_NAME2} in {_NAME}){{0,3}}",
        rf"{AGENCY}(?: News)?(?:,\s*[A-Z][\w’' -]{{1,40}}){{0,3}}",
        r"[A-Z][\w’' ,&-]{2,60} (?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Bb]ureau [Cc]hief|[Cc]olumnist|[Ff]ellow)(?:,\s*[A-Z][\w’' -]{1,40}){0,3}",
    )
)
FURNITURE: Final[tuple[re.Pattern[str], ...]] = tuple(re.compile(p) for p in _FURNITURE)

# Below the headline, a line in this form points to another page.
POINTER: Final = re.compile(
    r"(?:OPINION|ANALYSIS|EXPLAINER|EXPLAINED|INTERVIEW|COMMENT|EXCLUSIVE|VIDEO|PODCAST|LIVE|FACTBOX|TIMELINE|PROFILE"
    r"|Opinion|Analysis|Explainer|Explained|Interview|Video|Podcast|Factbox|Timeline|Profile|In depth)\s*[:|]\s.{2,200}"
)

# The word "Home" glued to the next entry of a breadcrumb.
GLUED_HOME: Final = re.compile(r"Home[A-Z]\w+.{0,300}")

# After these lines nothing of the article follows (when the greater part of the text lies before them).
END_OF_ARTICLE: Final = re.compile(
    r"(?:Leave a (?:Reply|Comment)|Recent Comments|Post a Comment|Add a comment|View Comments|\d+ (?:Comments|Responses)"
    r"|Please enter your comment.{0,3}|Your email address will not be published.{0,60}|Sister projects)",
    re.IGNORECASE,
)
# After these lines come titles of other pages, up to the next whole sentence.
LINK_LIST: Final = re.compile(
    r"(?:Related (?:Posts?|Articles?|Stories|Story|Topics?|Content|News|Links|Coverage)|Most (?:Popular|Read|Viewed|Shared|Watched)"
    r"|Recommended(?: for you| stories| reading)?|You (?:may|might) also like|More (?:from this author|on this story|on this topic|stories|news)"
    r"|Keep reading|More in [A-Z][\w’' &-]{2,40}|Related Internet Links|Read next|Up next|What to read next|Trending(?: now)?|Latest (?:News|Stories)|Top Stories|Editors?['’]s? Picks?|Recent Posts|Popular Posts)\s*:?",
    re.IGNORECASE,
)

# Credit of a picture: a line of its own right after (or around) a caption.
CREDIT_LABEL: Final = re.compile(
    r"(?:Photo(?:graph)?|Picture|Credit|Illustration|Photo illustration|Graphic)s?(?: credit| by| courtesy of| source)?\s*(?::|\.{2,3}|…)?"
    r"|(?:Image|Video)s?(?:(?: credit| by| courtesy of| source)\s*:?|\s*:)",
    re.IGNORECASE,
)
CREDIT_LINE: Final = re.compile(
    rf"(?:(?:Photo(?:graph)?|Image|Picture|Credit|Illustration|Photo illustration|Video|Graphic)s?(?: credit| by| courtesy of| source)?\s*[:/].{{2,120}}"
    rf"|[\w.'’ -]{{2,60}}(?:[/|][\w.'’ -]{{2,40}}){{0,4}}[/|]\s?{AGENCY}(?:\s?[/|—–][\w.'’ -]{{2,40}}){{0,3}}(?: via {AGENCY})?"
    rf"|\(?(?:AP Photo|AFP Photo|Reuters|REUTERS|Getty Images|AFP|EPA|Xinhua)\s*/\s*[\w.'’ -]{{2,60}}\)?"
    rf"|[\w.'’ -]{{2,60}}(?:,| for| via)\s+{AGENCY}(?: via {AGENCY})?"
    rf"|{AGENCY}\s*[/|]\s*{AGENCY}(?:\s*[/|]\s*{AGENCY})*)"
)
# A label before a caption (BBC).
CAPTION_LABEL: Final = re.compile(r"(?:Image|Media|Photo|Video) caption,?|Caption:?|Image", re.IGNORECASE)
# The same at the end of a caption that is one line with its credit; the match is cut from the caption.
CREDIT_SUFFIX: Final = re.compile(
    rf"\s*(?:\((?:(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by|:)[^()\[\]]{{2,90}}|AP Photo/[^()\[\]]{{2,60}}|[^()\[\]]{{0,60}}\b{AGENCY}\b(?:\s*[/|,]?\s*[^()\[\]]{{0,60}}))\)"
    rf"|(?:Photo(?:graph)?|Image|Picture|Credit|Photo illustration|Illustration|Graphic)s?(?: credit| by)?\s*:\s*[^.:]{{2,90}}"
    rf"|\s\|\s[^|]{{2,60}}/\s?{AGENCY}(?: via {AGENCY})?"
    rf"|\b(?:REUTERS|Reuters|AFP|EPA|AP)\s?/\s?[A-Z][\w.'’ /-]{{2,60}}"
    rf"|\[[^\[\]]{{2,60}}/\s?{AGENCY}\])\s*\.?$"
)
CAPTION_PREFIX: Final = re.compile(
    r"(?:FILE(?: PHOTO)?\s*[:–—-]+\s*|File photo\s*[:–—-]+\s*|Image caption,\s*|(?:Photo|Image|Caption)\s*[:|]\s+(?=[A-Z]))"
)

# Beginnings of a paragraph that are not part of its first sentence (wire datelines); see DATELINE_CITIES.
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?"
_WIRE_DATE = rf"(?:,?\s+(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
_WIRE = r"(?:\s*[(\[](?P<wire>[A-Za-z][\w .,/&'’-]{1,40})[)\]]|\.?\s*/(?P<slashed>[A-Z][\w ]{1,20})/\.?\s*)"
_DASH = r"\s*\.?(?:--+|[–—]|-(?=\s)|:(?=\s))\s*"
DATELINE: Final = re.compile(
    rf"(?:(?P<city>{_PLACE})|(?P<mixed>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,3}}))(?P<region>{_REGION})(?:/{_PLACE})?(?P<date>{_WIRE_DATE})?(?:{_WIRE}(?P<dash>{_DASH})?|(?P<rule>{_DASH}))(?=[\w\"“‘'$(\[])"
)
# The time of an entry of a live blog: "11:42 GMT - The vote ..."; a sentence goes on in lower case ("10:30 trains").
CLOCK: Final = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|CES?T|BST|E[SD]T|IST|SGT|local time))?(?:\s*[-–—:|])?\s+"
    r"(?=[A-Z“\"‘][^\n]{30})"
)
# A place in capitals with nothing but a dash after it is a dateline when it is one of these; others may be
# acronyms. Places that news is filed from most; spaces and hyphens as "_".
DATELINE_CITIES: Final = frozenset(
    """
    ABUJA ACCRA ALGIERS AMMAN AMSTERDAM ANKARA ASTANA ATHENS ATLANTA ASUNCION BAGHDAD BAKU BALI BALTIMORE BAMAKO BANGKOK BANGUI
    BANJUL BARCELONA BASRA BEIJING BEIRUT BELFAST BELGRADE BENGHAZI BERLIN BERN BISHKEK BOGOTA BOSTON BRASILIA BRATISLAVA
    BRUSSELS BUCHAREST BUDAPEST BUJUMBURA CAIRO CANBERRA CARACAS CHICAGO CHISINAU CLEVELAND COLOMBO CONAKRY COPENHAGEN
    CRACOW DAKAR DALLAS DAMASCUS DAVOS DELHI DENVER DETROIT DHAKA DJIBOUTI DODOMA DOHA DONETSK DUBAI DUBLIN DUSHANBE EDINBURGH
    FRANKFURT FREETOWN GABORONE GAZA GENEVA GLASGOW GOMA GUANTANAMO GUATEMALA HAMBURG HANOI HARARE HAVANA HELSINKI HIROSHIMA HONOLULU
    HOUSTON INDIANAPOLIS ISLAMABAD ISTANBUL IZMIR JAKARTA JERUSALEM JOHANNESBURG JUBA KABUL KAMPALA KARACHI KATHMANDU KHARKIV
    KHARTOUM KHERSON KIEV KIGALI KINGSTON KINSHASA KYIV LAGOS LIBREVILLE LILONGWE LIMA LISBON LJUBLJANA LOME LONDON LUANDA
    LUSAKA LUXEMBOURG LVIV MADRID MALE MANAGUA MANAMA MANILA MAPUTO MARIUPOL MARSEILLE MELBOURNE MIAMI MILAN MILWAUKEE MINNEAPOLIS MINSK
    MOGADISHU MONROVIA MONTEVIDEO MONTREAL MOSCOW MOSUL MUMBAI MUNICH MUSCAT NAIROBI NAYPYITAW NIAMEY NICOSIA NOUAKCHOTT
    ODESA ODESSA OSLO OTTAWA OUAGADOUGOU PARIS PESHAWAR PHILADELPHIA PHOENIX PITTSBURGH PODGORICA PRAGUE PRETORIA PRISTINA
    PYONGYANG QUITO RABAT RAMALLAH RANGOON REYKJAVIK RIGA RIYADH ROME SAMARKAND SANAA SANTIAGO SARAJEVO SEATTLE SEOUL SEVASTOPOL
    SHANGHAI SHENZHEN SIMFEROPOL SINGAPORE SKOPJE SOCHI SOFIA SRINAGAR STOCKHOLM STRASBOURG SUVA SYDNEY TAIPEI TALLINN TASHKENT
    TBILISI TEGUCIGALPA TEHRAN TIJUANA TIRANA TOKYO TORONTO TRIPOLI TUNIS ULAANBAATAR VALLETTA VIENNA VIENTIANE VILNIUS
    VLADIVOSTOK WARSAW WASHINGTON WELLINGTON WINDHOEK WUHAN YANGON YAOUNDE YEREVAN ZAGREB ZAPORIZHZHIA ZURICH
    ABU_DHABI ADDIS_ABABA AIR_FORCE_ONE BUENOS_AIRES CAMP_DAVID CAPE_TOWN DAR_ES_SALAAM EAST_JERUSALEM GAZA_CITY GUATEMALA_CITY
    HO_CHI_MINH_CITY HONG_KONG KUALA_LUMPUR KUWAIT_CITY LA_PAZ LAS_VEGAS LOS_ANGELES MEXICO_CITY NEW_DELHI NEW_ORLEANS NEW_YORK
    PANAMA_CITY PHNOM_PENH PORT_AU_PRINCE PORTO_ALEGRE RIO_DE_JANEIRO SAN_ANTONIO SAN_DIEGO SAN_FRANCISCO SAN_JOSE SAN_JUAN SAN_SALVADOR
    SANTO_DOMINGO SAO_PAULO SHARM_EL_SHEIKH ST_PETERSBURG SALT_LAKE_CITY TEL_AVIV THE_HAGUE UNITED_NATIONS VATICAN_CITY
    WHITE_HOUSE WEST_BANK CAPITOL_HILL
    ANTANANARIVO APIA ASHGABAT ASMARA BANDAR_SERI_BEGAWAN BELMOPAN BISSAU BRAZZAVILLE BRIDGETOWN CASTRIES DILI FUNAFUTI GEORGETOWN
    GITEGA HONIARA JAMESTOWN MAJURO MALABO MASERU MBABANE MONACO MORONI N'DJAMENA N’DJAMENA NASSAU NDJAMENA NGERULMUD NUKUALOFA
    NUUK PALIKIR PARAMARIBO PORT_LOUIS PORT_MORESBY PORT_OF_SPAIN PORT_VILA PRAIA ROSEAU SANA'A SAO_TOME TARAWA THIMPHU VADUZ
    """.split()
)  # fmt: skip

# Furniture inside running text; the rest of the line stays.
INLINE: Final = re.compile(
    r"!?\[(?=[^\[\]]{1,200}\]\((?:https?:|/|#|mailto:))|\]\((?:https?:|/|#|mailto:)[^)\s]{0,300}\)|\*\*"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)"
    r"|,? ?opens (?:in )?(?:a )?new (?:tab|window)\b|\s?\[(?:edit|Source|Sources|Link|source|citation needed|\d{1,3})\]"
    r"|(?:(?<=\s)|^)\[(?:…|\.\.\.)\](?=\s)|\s?\((?:Photo|Video|Image)\)"
)

# Words after which a line has not ended, though it has no mark that says so.
OPEN_ENDS: Final = frozenset(
    """
    a an the and or but nor of to in on at by for from with without against between among into onto over under about after before
    during through toward towards since until till as than that which who whom whose where when while because if whether although
    though is are was were be been being has have had do does did will would can could may might must shall should not no
    his her its their our my your this these those some any each every both either neither said says saying told tells wrote
    writes added adds according including include includes called named like such via per amid upon within across behind
    met meets
    """.split()
)  # fmt: skip
ABBREVIATED_TITLES: Final = frozenset(
    "mr mrs ms messrs dr sen rep gov gen lt col sgt capt maj adm cmdr prof rev hon st pres".split()
)
# An office or kinship before a name: a line that ends in one goes on with the name.
TITLE_ENDS: Final = frozenset(
    """
    president premier chancellor minister secretary ambassador leader counterpart spokesman spokeswoman spokesperson senator
    governor mayor general colonel admiral commander chief chairman chairwoman chair director envoy representative commissioner
    king queen prince princess emperor sultan emir sheikh pope archbishop bishop patriarch rabbi ayatollah imam
    mr mrs ms dr sir lady lord rep sen gov gen col lt sgt capt prof professor judge justice lawyer attorney prosecutor
    analyst economist historian expert researcher fellow scholar activist dissident journalist reporter correspondent author
    adviser advisor aide deputy diplomat official lawmaker speaker politician candidate oligarch billionaire businessman
    wife husband son daughter brother sister father mother predecessor successor founder co-founder
    """.split()
)  # fmt: skip
