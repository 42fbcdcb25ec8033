"""Text that tries to leave the place it was put into: names, titles, sentences, publishers, addresses."""

from __future__ import annotations

from dataclasses import replace

from kg.model import ArticleRecord, Cue, Entity, Evidence, Fact, Graph, Merge, Role, Topic, Utterance

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "</SCRIPT ><img src=x onerror=alert(3)>",
    "<!--<script>alert(4)//-->",
    "--><svg/onload=alert(5)>",
    "<img src=x onerror=alert(6)>",
    "<svg><script>alert(7)</script></svg>",
    "<iframe srcdoc='<script>alert(8)</script>'></iframe>",
    "<iframe src=javascript:alert(9)>",
    "<a href='javascript:alert(10)'>href</a>",
    "<body onload=alert(11)>",
    "<details open ontoggle=alert(12)>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<link rel=stylesheet href=https://evil.example/y.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><input autofocus onfocus=alert(13)>",
    "<object data=https://evil.example></object>",
    "<template><script>alert(14)</script></template>",
    "<math><mtext></p><img src=x onerror=alert(15)>",
    '" onmouseover="alert(16)',
    "' onfocus='alert(17)' autofocus='",
    '"><script>alert(18)</script>',
    "`-alert(19)-`",
    "${alert(20)}",
    "${data}${script}${policy}",
    "$data $$ $script",
    "{{constructor.constructor('alert(21)')()}}",
    "{% raw %}{{ 7*7 }}",
    "\\u003cscript\\u003ealert(22)",
    '\\"];alert(23);//',
    "&lt;script&gt;alert(24)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(25)&#62;",
    "\u2028alert(26)\u2029",
    "]]><script>alert(27)</script>",
    "\x00\x01\x02<script\x00>alert(28)</script>",
    "\u202egnp.exe\u202c",
    "\ufeff<script>alert(29)</script>",
    "__proto__",
    "constructor",
    "toString",
    '=HYPERLINK("https://evil.example")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<" * 50 + "script>alert(30)",
    "é" * 300 + "<b>",
    "😀<i onclick=alert(31)>😀",
    "> <http://evil.example> . <a",
    '"""@en . <urn:x> <urn:y> "',
)

ADDRESSES = (
    "javascript:alert(40)",
    "JaVaScRiPt:alert(41)",
    " javascript:alert(42)",
    "java\nscript:alert(43)",
    "data:text/html,<script>alert(44)</script>",
    "vbscript:msgbox(45)",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://news.example/?q="><script>alert(46)</script>',
    "blob:https://evil.example/1",
)


def hostile_graph() -> Graph:
    """Every payload as a name, topic, quote, office, title, publisher, sentence, cue and reason."""
    entities, topics, utterances, roles, articles, facts, merges = [], [], [], [], [], [], []
    for i, text in enumerate(PAYLOADS):
        one, two = f"name-{i:03d}", f"name-{(i + 1) % len(PAYLOADS):03d}"
        entities.append(Entity(one, text, "Person", text, (text, text + "!"), None, None))
        topics.append(Topic(f"topic-{i:03d}", text))
        utterances.append(Utterance(f"utterance-{i:03d}", text, "direct", (two,)))
        roles.append(Role(f"role-{i:03d}", text, two))
        address = ADDRESSES[i % len(ADDRESSES)]
        articles.append(ArticleRecord(f"article-{i:03d}", text, "0", text, "2024-01-02", address, text))
        size = len(text)
        evidence = Evidence(
            f"article-{i:03d}", (10, 10 + size), text, Cue(text, 10, 11), (10, 12), ((11, 10 + size),), 0.5, "x"
        )
        fact = Fact(
            f"statement-{i:03d}a",
            "oppose",
            "opposes",
            "REJECT",
            one,
            two,
            "entity",
            "positive",
            "reported",
            (evidence,),
            0.5,
            source=two,
            via=one,
            date="2024-01-02",
            disagrees=(f"statement-{i:03d}b",),
        )
        facts += [
            fact,
            replace(fact, id=f"statement-{i:03d}b", polarity="negative", disagrees=(fact.id,)),
            replace(
                fact,
                id=f"statement-{i:03d}c",
                object=f"topic-{i:03d}",
                object_kind="topic",
                disagrees=(),
                date=text,
            ),
            replace(
                fact,
                id=f"statement-{i:03d}d",
                family="say",
                relation="said",
                object=f"utterance-{i:03d}",
                object_kind="utterance",
                addressee=two,
                disagrees=(),
            ),
            replace(
                fact,
                id=f"statement-{i:03d}e",
                family="role",
                relation="holdsRole",
                object=f"role-{i:03d}",
                object_kind="role",
                disagrees=(),
            ),
        ]
        merges.append(Merge(one, text, 0.5, text, text, (f"article-{i:03d}",)))
    return Graph(
        tuple(entities),
        tuple(topics),
        tuple(utterances),
        tuple(roles),
        tuple(facts),
        tuple(articles),
        tuple(merges),
    )
