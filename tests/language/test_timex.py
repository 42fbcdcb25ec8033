# ruff: noqa: E501  (a table of sentences reads best unbroken)
"""When did it happen: sentences with the dated word, the article's day, and the ISO date that follows.

A case is (sentence, dated word, expected); the article of the cases of one table is published on its day.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import article_from_text
from kg.language.parsing import parse
from kg.language.timex import find_times

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.language.timex import TimeIndex


def read(nlp: Language, text: str, published: str | None) -> tuple[TimeIndex, dict[str, str | None]]:
    """The times of a text, and the date of each of its words (the first of a kind)."""
    article = article_from_text("a", text, published=published)
    ((_, doc),) = parse(nlp, [article])
    times = find_times(article, doc)
    for found in times.expressions:
        assert article.text[found.start : found.end] == found.text
    dates: dict[str, str | None] = {}
    for token in doc:
        dates.setdefault(token.text, times.of(token))
    return times, dates


# Published on Thursday, 15 September 2022.
THURSDAY = [
    # weekdays: the tense says which way
    ("Mr. Costa met the Spanish prime minister on Thursday.", "met", "2022-09-15"),
    ("Mr. Costa met the Spanish prime minister on Wednesday.", "met", "2022-09-14"),
    ("Mr. Costa met the Spanish prime minister on Friday.", "met", "2022-09-09"),
    ("Mr. Costa met the Spanish prime minister Monday.", "met", "2022-09-12"),
    ("Mr. Costa will meet the Spanish prime minister on Friday.", "meet", "2022-09-16"),
    ("Mr. Costa will meet the Spanish prime minister on Thursday.", "meet", "2022-09-15"),
    ("Mr. Costa will meet the Spanish prime minister on Monday.", "meet", "2022-09-19"),
    ("The two ministers are meeting in Vienna on Saturday.", "meeting", "2022-09-17"),
    ("The ministers agreed to meet again on Tuesday.", "meet", "2022-09-20"),
    ("The general failed to appear on Tuesday.", "appear", "2022-09-13"),
    ("She said he would visit Athens on Sunday.", "visit", "2022-09-18"),
    ("The summit, which concludes on Friday, is the third of its kind.", "concludes", "2022-09-16"),
    ("Norway expelled the diplomats late on Tuesday.", "expelled", "2022-09-13"),
    ("Norway expelled the diplomats Tuesday night.", "expelled", "2022-09-13"),
    ("On Wednesday, Kenya recalled its envoy.", "recalled", "2022-09-14"),
    ("Last Thursday, Kenya recalled its envoy.", "recalled", "2022-09-08"),
    ("Kenya recalled its envoy last Monday.", "recalled", "2022-09-12"),
    ("Kenya will recall its envoy next Tuesday.", "recall", "2022-09-20"),
    ("Kenya recalled its envoy on Friday last week.", "recalled", "2022-09-09"),
    ("The president was in Tirana on Monday.", "was", "2022-09-12"),
    # weekdays of nouns
    ("During Wednesday's call, the two leaders spoke about grain.", "call", "2022-09-14"),
    ("During Wednesday's call, the two leaders spoke about grain.", "spoke", "2022-09-14"),
    ("The Tuesday meeting ended without a result.", "meeting", "2022-09-13"),
    ("After Monday's meeting, the king flew home.", "flew", None),
    ("After Monday's meeting, the king flew home.", "meeting", "2022-09-12"),
    ("The leaders held talks in Doha on Monday.", "held", "2022-09-12"),
    ("The leaders held talks in Doha on Monday.", "talks", "2022-09-12"),
    ("He said in a briefing Wednesday that the army had left.", "said", "2022-09-14"),
    # the same day, yesterday and tomorrow
    ("Chad recalled its ambassador yesterday.", "recalled", "2022-09-14"),
    ("The parliament will vote tomorrow.", "vote", "2022-09-16"),
    ("Rebels attacked the village last night.", "attacked", "2022-09-14"),
    ("The minister resigned today.", "resigned", "2022-09-15"),
    ("The minister resigned this morning.", "resigned", "2022-09-15"),
    # weeks, months, years
    ("The army shelled the town last week.", "shelled", "2022-09-05/2022-09-11"),
    ("The army shelled the town earlier this week.", "shelled", "2022-09-12/2022-09-18"),
    ("The delegation will visit Oslo next week.", "visit", "2022-09-19/2022-09-25"),
    ("The delegation visited Oslo last month.", "visited", "2022-08"),
    ("The delegation visited Oslo earlier this month.", "visited", "2022-09"),
    ("The delegation will visit Oslo next month.", "visit", "2022-10"),
    ("Denmark closed its embassy last year.", "closed", "2021"),
    ("Denmark closed its embassy earlier this year.", "closed", "2022"),
    ("Denmark will close its embassy next year.", "close", "2023"),
    ("Protesters gathered in Minsk last weekend.", "gathered", "2022-09-10/2022-09-11"),
    ("Protesters gathered in Minsk this weekend.", "gathered", "2022-09-10/2022-09-11"),
    ("Protesters will gather in Minsk this weekend.", "gather", "2022-09-17/2022-09-18"),
    # months and days without a year
    ("The court sentenced him in February.", "sentenced", "2022-02"),
    ("The court sentenced him in November.", "sentenced", "2021-11"),
    ("The court will sentence him in November.", "sentence", "2022-11"),
    ("The court will sentence him in February.", "sentence", "2023-02"),
    ("The deputy secretary spoke at a Jan. 26 conference.", "conference", "2022-01-26"),
    ("The deputy secretary spoke at a Jan. 26 conference.", "spoke", "2022-01-26"),
    ("Ghana signed the treaty on 3 March.", "signed", "2022-03-03"),
    ("Ghana signed the treaty on the 3rd of March.", "signed", "2022-03-03"),
    ("Ghana signed the treaty on December 12.", "signed", "2021-12-12"),
    ("Ghana will sign the treaty on December 12.", "sign", "2022-12-12"),
    ("Rebels took the port in late August.", "took", "2022-08"),
    ("Elections took place last November.", "took", "2021-11"),
    ("Elections will take place next March.", "take", "2023-03"),
    ("The May visit angered Ankara.", "visit", "2022-05"),
    # full dates and years
    ("The leaders met in Brasilia in November 2019.", "met", "2019-11"),
    ("The leaders met in Brasilia on November 13, 2019.", "met", "2019-11-13"),
    ("The leaders met in Brasilia on Wednesday, Nov. 13, 2019, officials said.", "met", "2019-11-13"),
    ("The leaders met in Brasilia on 13 November 2019.", "met", "2019-11-13"),
    ("Moscow annexed the peninsula in 2014.", "annexed", "2014"),
    ("In 2008, he flew home to direct the war.", "flew", "2008"),
    ("Washington has condemned the 2014 annexation of the peninsula.", "annexation", "2014"),
    ("Washington has condemned the 2014 annexation of the peninsula.", "condemned", None),
    ("The bloc was founded in early 2001.", "founded", "2001"),
    # ranges
    ("The games ran from 4 to 20 February.", "ran", "2022-02-04/2022-02-20"),
    ("The envoy visited four capitals between March 3 and March 9.", "visited", "2022-03-03/2022-03-09"),
    ("The army held exercises on Feb. 4-20, 2021.", "held", "2021-02-04/2021-02-20"),
    ("The exercises took place from December 28 to January 3.", "took", "2021-12-28/2022-01-03"),
    ("He led the ministry from 2009 to 2013.", "led", "2009/2013"),
    ("Talks went on from March to June 2021.", "went", "2021-03/2021-06"),
    ("The pope visited Kazakhstan from Monday to Wednesday.", "visited", "2022-09-12/2022-09-14"),
    # counted back and forward
    ("Sweden applied to join two days ago.", "applied", "2022-09-13"),
    ("Sweden applied to join two weeks ago.", "applied", "2022-08-29/2022-09-04"),
    ("Sweden applied to join four months ago.", "applied", "2022-05"),
    ("Sweden applied to join three years ago.", "applied", "2019"),
    ("Sweden joined nearly three months ago.", "joined", "2022"),
    ("Sweden joined more than nine months ago.", "joined", None),
    ("Sweden joined almost two years ago.", "joined", None),
    ("Tunisia signed on May 3. Two days later, Libya followed.", "followed", "2022-05-05"),
    ("Tunisia signed on May 3. A week earlier, Libya had refused.", "refused", "2022-04-26"),
    ("Tunisia signed on May 3. Libya signed the same day.", "signed", "2022-05-03"),
    ("Tunisia signed on May 3. The following day, Libya withdrew.", "withdrew", "2022-05-04"),
    ("Tunisia signed on May 3. Libya withdrew the next month.", "withdrew", "2022-06"),
    ("Tunisia signed on May 3. Libya withdrew a year later.", "withdrew", "2023"),
    ("In 2014, the port was seized. Two years later, a bridge was built.", "built", "2016"),
    ("In May 2021, the king fell ill. The next month, he died.", "died", "2021-06"),
    ("In May 2021, the king fell ill. Two days later, he died.", "died", None),
    ("The same day, the king died.", "died", None),
    ("Tunisia signed on May 3. Libya signed last week. The same day, the king died.", "died", None),
    ("“Today we have won,” the general said.", "won", None),
    ('"We leave tomorrow," the general said.', "leave", None),
    ("“We won,” the general said today.", "said", "2022-09-15"),
    ("The law was passed after the November massacre.", "massacre", "2021-11"),
    ("The king will travel after the August funeral.", "funeral", "2022-08"),
    ("The bloc met ahead of Sunday's vote.", "vote", "2022-09-18"),
    ("The bloc met ahead of Sunday's vote.", "met", None),
    ("The leaders meet each December in Malta.", "meet", None),
    (
        "Mr. Wang told his guest in a phone call last week that talks would go on.",
        "call",
        "2022-09-05/2022-09-11",
    ),
    ("Ten soldiers died in an attack on the base on Monday.", "attack", "2022-09-12"),
    # one clause is never dated by another
    ("Ukraine said on Monday that Russia attacked the city.", "attacked", None),
    ("Ukraine said on Monday that Russia attacked the city on Sunday.", "attacked", "2022-09-11"),
    ("Ukraine said on Monday that Russia attacked the city on Sunday.", "said", "2022-09-12"),
    ("Russia attacked the city on Sunday, Ukraine said.", "said", None),
    ("Russia attacked the city, Ukraine said on Tuesday.", "attacked", None),
    ("The minister, who visited Rome on Monday, praised the pope.", "praised", None),
    ("The minister, who visited Rome on Monday, praised the pope.", "visited", "2022-09-12"),
    ("In a commentary published Monday, he praised the pope.", "praised", None),
    ("The envoys met for three hours Tuesday in Muscat.", "met", "2022-09-13"),
    ("Three times this month, the company has cut supplies.", "cut", "2022-09"),
    ("The last call between the two leaders was in late March.", "call", "2022-03"),
    ("The general told a March 12 conference that talks had failed.", "told", "2022-03-12"),
    ("Trust is rare in today's world.", "is", None),
    # verbs that share a fronted date; names do not keep one
    ("On Monday, the chancellor flew to Delhi and met Mr. Modi.", "met", "2022-09-12"),
    ("The chancellor received President Andrzej Duda of Poland on Monday.", "received", "2022-09-12"),
    # bounds, durations, ages, decades, plans: no date
    ("Turkey has supported the rebels since 2019.", "supported", None),
    ("The army must leave by Friday.", "leave", None),
    ("The army stayed until Monday.", "stayed", None),
    ("The two sides fought for three days.", "fought", None),
    ("Croatia fought a war in the 1990s.", "fought", None),
    ("The three-day visit ended.", "visit", None),
    ("Mr. Ruiz, 45, visited Lima.", "visited", None),
    ("The minister presented the 2023 budget.", "presented", None),
    ("The company paid 2014 dollars.", "paid", None),
    ("Relations have improved over the past year.", "improved", None),
    ("The mayor may march in the capital.", "march", None),
    ("He took office more than two decades ago.", "took", None),
]


@pytest.mark.parametrize(("text", "word", "iso"), THURSDAY)
def test_thursday(nlp: Language, text: str, word: str, iso: str | None) -> None:
    _, dates = read(nlp, text, "2022-09-15")
    assert dates[word] == iso


# The same words in articles of other days: week ends, turns of the month and of the year.
OTHER_DAYS = [
    ("2023-01-01", "Mr. Okafor met the governor on Saturday.", "met", "2022-12-31"),
    ("2023-01-01", "Mr. Okafor met the governor on Sunday.", "met", "2023-01-01"),
    ("2023-01-01", "Mr. Okafor met the governor on Monday.", "met", "2022-12-26"),
    ("2023-01-01", "Mr. Okafor will meet the governor on Monday.", "meet", "2023-01-02"),
    ("2023-01-02", "Mr. Okafor met the governor on Sunday.", "met", "2023-01-01"),
    ("2023-01-02", "Mr. Okafor met the governor last week.", "met", "2022-12-26/2023-01-01"),
    ("2023-01-02", "Mr. Okafor met the governor last month.", "met", "2022-12"),
    ("2023-01-02", "Mr. Okafor met the governor in December.", "met", "2022-12"),
    ("2023-01-02", "Mr. Okafor met the governor on Dec. 30.", "met", "2022-12-30"),
    ("2023-01-02", "Mr. Okafor will meet the governor in December.", "meet", "2023-12"),
    ("2022-12-30", "Mr. Okafor will meet the governor on January 4.", "meet", "2023-01-04"),
    ("2022-12-30", "Mr. Okafor will meet the governor next month.", "meet", "2023-01"),
    ("2022-12-30", "Mr. Okafor will meet the governor next week.", "meet", "2023-01-02/2023-01-08"),
    ("2024-02-29", "Mr. Okafor met the governor a year ago.", "met", "2023"),
    ("2024-02-29", "Mr. Okafor met the governor today.", "met", "2024-02-29"),
    ("2022-03-31", "Mr. Okafor met the governor a month ago.", "met", "2022-02"),
    ("2022-02-15", "Mr. Okafor met the governor on February 30.", "met", None),
]


@pytest.mark.parametrize(("published", "text", "word", "iso"), OTHER_DAYS)
def test_other_days(nlp: Language, published: str, text: str, word: str, iso: str | None) -> None:
    _, dates = read(nlp, text, published)
    assert dates[word] == iso


@pytest.mark.parametrize(
    ("text", "word", "iso"),
    [
        ("Fiji recalled its envoy on Monday.", "recalled", None),
        ("Fiji recalled its envoy last week.", "recalled", None),
        ("Fiji recalled its envoy in March.", "recalled", None),
        ("Fiji recalled its envoy on March 3.", "recalled", None),
        ("Fiji recalled its envoy two days ago.", "recalled", None),
        ("Fiji recalled its envoy on March 3, 2020.", "recalled", "2020-03-03"),
        ("Fiji recalled its envoy in March 2020.", "recalled", "2020-03"),
        ("Fiji recalled its envoy in 2020.", "recalled", "2020"),
        ("Fiji voted on March 3, 2020. Two days later, Tonga followed.", "followed", "2020-03-05"),
    ],
)
def test_without_a_day_of_the_article_only_absolute_dates(
    nlp: Language, text: str, word: str, iso: str | None
) -> None:
    _, dates = read(nlp, text, None)
    assert dates[word] == iso


def test_expressions_in_text_order_over_broken_lines(nlp: Language) -> None:
    text = "The Danish minister met, on\nMonday, his guest from\nOslo. They had met in March\n2021 in Bergen for the first\ntime since the end of the long war,\nofficials in Copenhagen said on Tuesday.\n"
    times, _ = read(nlp, text, "2022-09-15")
    assert [found.iso for found in times.expressions] == ["2022-09-12", "2021-03", "2022-09-13"]


@given(st.text(st.sampled_from("0123456789 -–/,.MayMarchonthelastweekago\n"), max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(nlp: Language, text: str) -> None:
    read(nlp, text, "2022-09-15")


@pytest.mark.parametrize(
    "text", ["On 31 June 2022 he left.", "In 0000 he left.", "2022-13-45", "May May May 2022 2022 2022-2022"]
)
def test_days_that_do_not_exist(nlp: Language, text: str) -> None:
    read(nlp, text, "2022-09-15")


def test_cost_per_token_is_small(nlp: Language) -> None:
    text = " ".join(sentence for sentence, _, _ in THURSDAY) * 3
    article = article_from_text("a", text, published="2022-09-15")
    ((_, doc),) = parse(nlp, [article])
    find_times(article, doc)
    began = time.process_time()
    find_times(article, doc)
    # One token in four of this text is part of a date, far more than in news.
    assert (time.process_time() - began) / len(doc) < 40e-6
