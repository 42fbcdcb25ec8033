# ruff: noqa: E501  (pages and tables read best unbroken)
"""Pages in the manner of many sites: what is read, what is left out, and broken sentences made whole.

Each page below is written for this test; ``§`` marks what belongs to a block, one block per line.
"""

from __future__ import annotations

import pytest

from kg.articles import article_from_text
from kg.model import Article


def read(article: Article) -> list[str]:
    """Blocks as text, the way the parser sees them, captions and headlines marked."""
    marks = {"headline": "# ", "caption": "^ ", "paragraph": ""}
    return [marks[b.kind] + " ".join(article.text[s:e] for s, e in b.spans) for b in article.blocks]


PAGES = {
    "wire story with file photo, byline, dateline and credits": (
        """World

Montenegro and Albania open new border crossing

FILE - Albanian Prime Minister Edi Rama speaks in Tirana, Albania, on March 2, 2021. (AP Photo/Ilir Hoxha, File)

By JELENA KOVAC

Updated 4:02 PM GMT+2, May 9, 2021

PODGORICA, Montenegro (AP) — The prime ministers of Montenegro and Albania opened a crossing on Sunday.

ADVERTISEMENT

"We have waited long for this day," Rama said.

___

Kovac reported from Belgrade, Serbia. Associated Press writer Ana Hysa in Tirana contributed to this report.

___

Follow AP's coverage of the Balkans at https://example.org/balkans
""",
        [
            "# Montenegro and Albania open new border crossing",
            "^ Albanian Prime Minister Edi Rama speaks in Tirana, Albania, on March 2, 2021.",
            "The prime ministers of Montenegro and Albania opened a crossing on Sunday.",
            '"We have waited long for this day," Rama said.',
        ],
        "2021-05-09",
    ),
    "agency story with reporting line and link markers": (
        """Zambia asks creditors for more time
By Reuters
June 3, 2022 11:40 AM GMT+2 Updated a day ago

LUSAKA, June 3 (Reuters) - Zambia has asked China, opens new tab and France to extend its loans, the finance ministry said.

The kwacha fell.

Reporting by Mary Phiri in Lusaka; Editing by Paul Green

Our Standards: The Thomson Reuters Trust Principles.
""",
        [
            "# Zambia asks creditors for more time",
            "Zambia has asked China and France to extend its loans, the finance ministry said.",
            "The kwacha fell.",
        ],
        "2022-06-03",
    ),
    "broadcaster's page with menus, labels around captions and a link list": (
        """Home
News
Menu

Dutch king apologises for colonial war

Published
4 March 2020

Share

By Eva Smit
BBC News, Jakarta

Image source, Getty Images
Image caption,
King Willem-Alexander spoke in Bogor

The Dutch king has apologised for "excessive violence" in Indonesia.

What did Jakarta say?

President Joko Widodo welcomed the words.

Related Topics
Netherlands
Indonesia

More on this story
Indonesia's long road to freedom
2 March
""",
        [
            "# Dutch king apologises for colonial war",
            "^ King Willem-Alexander spoke in Bogor",
            'The Dutch king has apologised for "excessive violence" in Indonesia.',
            "What did Jakarta say?",
            "President Joko Widodo welcomed the words.",
        ],
        "2020-03-04",
    ),
    "newspaper with section, standfirst, correspondent's line and newsletter box": (
        """Peru
Congress removes president after failed decree

Lawmakers vote hours after he tried to dissolve the chamber

Dan Wells in Lima
Wed 7 Dec 2022 21.30 GMT
Last modified on Thu 8 Dec 2022 08.10 GMT

Peru’s congress voted on Wednesday to remove Pedro Castillo.

Supporters of the president gather in Lima. Photograph: Ana Ruiz/AFP/Getty Images

Sign up to Morning Mail
Free daily newsletter
after newsletter promotion

Dina Boluarte was sworn in.

Explore more on these topics
Share
Reuse this content
""",
        [
            "# Congress removes president after failed decree",
            "# Lawmakers vote hours after he tried to dissolve the chamber",
            "Peru’s congress voted on Wednesday to remove Pedro Castillo.",
            "^ Supporters of the president gather in Lima.",
            "Dina Boluarte was sworn in.",
        ],
        "2022-12-07",
    ),
    "page with reading list in the middle": (
        """EXPLAINER
News|Elections

Why Lebanon still has no president

Lawmakers have failed for the twelfth time.

The parliament in Beirut [Omar Saleh/AP Photo]
By Al Jazeera Staff
Published On 14 Jun 2023

Lebanon’s parliament has failed again to elect a head of state.

KEEP READING
list of 2 items
list 1 of 2
Lebanon’s banks: What went wrong
list 2 of 2
Who is Jihad Azour?
end of list

Hezbollah backs Suleiman Frangieh.

Source: Al Jazeera and news agencies
""",
        [
            "# Why Lebanon still has no president",
            "Lawmakers have failed for the twelfth time.",
            "^ The parliament in Beirut",
            "Lebanon’s parliament has failed again to elect a head of state.",
            "Hezbollah backs Suleiman Frangieh.",
        ],
        "2023-06-14",
    ),
    "state agency with metadata lines and a caption at the end": (
        """Laos, Vietnam to build railway

Source: Xinhua
Editor: lin
2019-10-03 15:20:11

VIENTIANE, Oct. 3 (Xinhua) -- Lao Prime Minister Thongloun Sisoulith met with his Vietnamese counterpart here Thursday. ■

Thongloun Sisoulith (R) greets Nguyen Xuan Phuc in Vientiane, Laos, Oct. 3, 2019. (Xinhua/Kaikeo Saiyasane)
""",
        [
            "# Laos, Vietnam to build railway",
            "Lao Prime Minister Thongloun Sisoulith met with his Vietnamese counterpart here Thursday. ■",
            "^ Thongloun Sisoulith (R) greets Nguyen Xuan Phuc in Vientiane, Laos, Oct. 3, 2019.",
        ],
        "2019-10-03",
    ),
    "foreign broadcaster with glued sections and dates": (
        """PoliticsPoland

Warsaw rejects EU migration deal

06/09/2023June 9, 2023

https://p.example.org/p/4SPab

Prime Minister Mateusz Morawiecki in Brussels
Image: Jan Novak/dpa/picture alliance

Poland will not accept the deal, Prime Minister Mateusz Morawiecki said.

Advertisement

Hungary also voted against it.

ab/xy (AFP, dpa)
""",
        [
            "# Warsaw rejects EU migration deal",
            "^ Prime Minister Mateusz Morawiecki in Brussels",
            "Poland will not accept the deal, Prime Minister Mateusz Morawiecki said.",
            "Hungary also voted against it.",
        ],
        "2023-06-09",
    ),
    "wiki news: date under the headline, dateline in mixed case stays, credits": (
        """Chile votes on new constitution
Sunday, September 4, 2022
Chileans went to the polls on Sunday.
A polling station in Valparaíso.
Image: Government of Chile.
President Gabriel Boric voted in Punta Arenas.
Sources
Sister projects
""",
        [
            "# Chile votes on new constitution",
            "Chileans went to the polls on Sunday.",
            "^ A polling station in Valparaíso.",
            "President Gabriel Boric voted in Punta Arenas.",
        ],
        "2022-09-04",
    ),
    "think-tank commentary with bullets, footnote marks and headings": (
        """Skip to content
Commentary | Africa Program
What the Niger Coup Means for the Sahel
By Prof. Ada N. Okoro, Senior Fellow, Institute for Regional Affairs
2 August 2023 • 6 min read

When soldiers detained President Mohamed Bazoum, ECOWAS called it “unacceptable.”[1] Few were surprised.

Key Takeaways
• Nigeria opposes a long war.
• Mali has warned its neighbours.

The view from Paris
France’s foreign ministry said that it “supports the region.”[2]

The views expressed here are the author's own.

Tags: Niger, Sahel
""",
        [
            "# What the Niger Coup Means for the Sahel",
            "When soldiers detained President Mohamed Bazoum, ECOWAS called it “unacceptable.” Few were surprised.",
            "# Key Takeaways",
            "Nigeria opposes a long war.",
            "Mali has warned its neighbours.",
            "# The view from Paris",
            "France’s foreign ministry said that it “supports the region.”",
        ],
        "2023-08-02",
    ),
    "copy of a page that broke its sentences around links": (
        """Japan's Kishida visits Seoul

Japanese Prime Minister

Fumio Kishida

met South Korean President

Yoon Suk Yeol

in Seoul on Sunday, the news agency

Yonhap

reported.

“My heart aches,” said

Mr. Kishida,

who spoke of “difficult times.”

U.S.

officials praised the visit, and

Twitter

, the company, was quiet.

Advertisement

Foreign Minister

Park Jin

said he was pleased.

Twitter

Facebook

Write to Ken Mori at ken@example.org
""",
        [
            "# Japan's Kishida visits Seoul",
            "Japanese Prime Minister Fumio Kishida met South Korean President Yoon Suk Yeol in Seoul on Sunday, "
            "the news agency Yonhap reported.",
            "“My heart aches,” said Mr. Kishida, who spoke of “difficult times.”",
            "U.S. officials praised the visit, and Twitter , the company, was quiet.",
            "Foreign Minister Park Jin said he was pleased.",
        ],
        None,
    ),
    "offices and companies before linked names": (
        """Madrid sends envoy to Rabat

Secretary of State

Ángeles Moreno

will fly to Rabat, and the oil company

Repsol

said it was pleased.

The gas company

Naturgy

’s head, who met Prime Minister of Morocco

Aziz Akhannouch,

was not.

The view from Rabat

Morocco’s foreign minister welcomed the news.
""",
        [
            "# Madrid sends envoy to Rabat",
            "Secretary of State Ángeles Moreno will fly to Rabat, and the oil company Repsol said it was pleased.",
            "The gas company Naturgy ’s head, who met Prime Minister of Morocco Aziz Akhannouch, was not.",
            "# The view from Rabat",
            "Morocco’s foreign minister welcomed the news.",
        ],
        None,
    ),
    "sentence broken by an advertisement and a picture": (
        """Lagos protests grow

The governor of Lagos, who had promised to

Advertisement

Protesters at the Lekki toll gate.

Photo:

Tunde Bello/Getty Images

meet the protesters, left the city.
""",
        [
            "# Lagos protests grow",
            "The governor of Lagos, who had promised to meet the protesters, left the city.",
        ],
        None,
    ),
    "local paper with a menu line, a dateline on its own line and pointers": (
        """Menu: Latest, Region, Sport

News | Politics | Business | Sport

Haiti and the Dominican Republic reopen bridge

OUANAMINTHE, Haiti —

The two governments reopened the bridge on Friday.

OPINION: Marie Saint-Fleur on a border without bread

Advertisement - story continues below

Analysis of the river’s water goes on, officials said.

Get the week's best reads in your inbox. Enter your email

Write to our editors at letters@example.org
(Distributed by Island Wire)
""",
        [
            "# Haiti and the Dominican Republic reopen bridge",
            "The two governments reopened the bridge on Friday.",
            "Analysis of the river’s water goes on, officials said.",
        ],
        None,
    ),
    "hard-wrapped plain text": (
        """QATAR AND BAHRAIN RESTORE TIES

The foreign ministers of Qatar and Bahrain said on Wednesday that their
countries would restore full diplomatic relations after years of
estrangement. They issued a joint statement in which they thanked
Saudi Arabia.

"This is an important step," said the Bahraini minister. He hoped that
flights would start soon.
""",
        [
            "# QATAR AND BAHRAIN RESTORE TIES",
            "The foreign ministers of Qatar and Bahrain said on Wednesday that their countries would restore full "
            "diplomatic relations after years of estrangement. They issued a joint statement in which they thanked "
            "Saudi Arabia.",
            '"This is an important step," said the Bahraini minister. He hoped that flights would start soon.',
        ],
        None,
    ),
    "blog with source marks, elisions, a comment form and related posts": (
        """Turkey Votes Again

Voters in Turkey choose a president on Sunday. As one paper put it:

[…] The opposition has “never been closer.” [Source]

Recep Tayyip Erdogan rejects this. [Source]

Leave a Reply

Your email address will not be published.

Related Posts

Ten Cities to See in Anatolia
""",
        [
            "# Turkey Votes Again",
            "Voters in Turkey choose a president on Sunday. As one paper put it:",
            "The opposition has “never been closer.”",
            "Recep Tayyip Erdogan rejects this.",
        ],
        None,
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    page, blocks, published = PAGES[name]
    article = article_from_text("page", page)
    assert read(article) == blocks
    assert article.published == published


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_of_other_systems_read_alike(name: str, newline: str) -> None:
    page, blocks, _ = PAGES[name]
    text = page.replace("\n", newline)
    article = article_from_text("page", text)
    assert article.text == text
    assert read(article) == blocks


@pytest.mark.parametrize(
    ("paragraph", "kept"),
    [
        ("KYIV, Ukraine (AP) — Talks failed.", "Talks failed."),
        ("New Delhi, November 14: Talks failed.", "Talks failed."),
        ("WASHINGTON — Talks failed.", "Talks failed."),
        ("NEW DELHI - Talks failed.", "Talks failed."),
        ("THE HAGUE, Netherlands -- Talks failed.", "Talks failed."),
        ("Geneva (AFP) – Talks failed.", "Talks failed."),
        ("BAKU, Feb. 3 (Reuters) - Talks failed.", "Talks failed."),
        ("ADDIS ABABA, 3 February 2021 (Xinhua) -- Talks failed.", "Talks failed."),
        ("Moscow (CNN)Talks failed.", "Talks failed."),
        ("NAIROBI, March 14, 2024 (Lake Wire) - Talks failed.", "Talks failed."),
        ("BOGOTÁ, Colombia — Talks failed.", "Talks failed."),
        ("KABUL (Hindu Kush News): Talks failed.", "Talks failed."),
        ("Bogotá, Colombia — Talks failed.", "Talks failed."),
        ("Doha – “Talks failed.”", "“Talks failed.”"),
        ("Berlin (dpa) - Talks failed.", "Talks failed."),
        ("11:42 GMT - Talks between the neighbours failed.", "Talks between the neighbours failed."),
        ("10:30 trains from the coast were late.", None),
        ("NATO (the alliance) - all of it - met.", None),
        ("BRICS – Brazil, Russia, India, China and South Africa – met on the coast.", None),
        ("NATO — The alliance — met.", None),
        ("OPEC, Russia — nobody else — agreed.", None),
        ("Deutsche Presse-Agentur (dpa) reported the news.", None),
        ("US President Joe Biden - an old friend - came.", None),
        ("Mr. Erdogan (Reuters has learned) left.", None),
        ("Beijing — which had been silent — replied.", None),
    ],
)
def test_dateline_goes_and_nothing_else(paragraph: str, kept: str | None) -> None:
    assert read(article_from_text("a", f"{paragraph}\n\nThe end came at noon.")) == [
        kept or paragraph,
        "The end came at noon.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Home Secretary Priti Patel left the meeting.",
        "By Friday, the troops had left.",
        "By May and June the rebels held the north.",
        "Copy editors of the paper went on strike.",
        "Related companies were also put on the list, the ministry said.",
        "Watch groups in Nairobi criticised the vote.",
        "Read together, the two statements show a split.",
        "Follow-up talks are planned for March.",
        "Sign language was used at the inauguration.",
        "Share prices in Shanghai fell after the announcement.",
        "Comments by the Iranian minister angered Riyadh.",
        "Photo agencies were kept out of the hall.",
        "Image matters in Japanese politics, he said.",
        "Video of the arrest was shown on state television.",
        "Join them, the president told voters.",
        "More than 200 soldiers contributed to the mission in Mali.",
        "Written by hand, the letter reached the king.",
        "Support for the journalist came from Berlin.",
        "Distributed leaflets called for a boycott, police said.",
        "Sources close to the prime minister denied it.",
        "Updated figures put the death toll at 40.",
        "Published accounts of the meeting differ.",
        "On Twitter, she called him a liar.",
        "Register of voters was burned, officials in Kano said.",
        "The foreign ministry in Baku",
        "Taiwan",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    page = f"The day began quietly in the capital.\n\n{sentence}\n\nThe end came at noon."
    assert sentence in " ".join(read(article_from_text("a", page)))


def test_one_line_is_always_a_paragraph() -> None:
    assert read(article_from_text("a", "Merkel Meets Macron In Paris")) == ["Merkel Meets Macron In Paris"]


def test_headline_that_is_given_is_found_and_told_once() -> None:
    page = "News\n\nA quiet day\n\nA Quiet Day\n\nNothing happened."
    article = article_from_text("a", page, title="A quiet day")
    assert read(article) == ["# A quiet day", "Nothing happened."]
    assert article.title == "A quiet day"


def test_name_of_the_site_is_no_part_of_the_headline() -> None:
    article = article_from_text(
        "a", "Poland closes consulate – The Vistula Times\n\nPoland closed it on Monday."
    )
    assert article.title == "Poland closes consulate"
    assert article.publisher == "The Vistula Times"
    assert read(article)[0] == "# Poland closes consulate"


def test_comments_after_the_form_are_not_read() -> None:
    story = "The minister met his guest in Rabat and thanked him for the visit. " * 4
    page = f"Rabat visit ends\n\n{story}\n\nLeave a Comment\n\nI saw the minister steal a car."
    assert read(article_from_text("a", page)) == ["# Rabat visit ends", story.strip()]
