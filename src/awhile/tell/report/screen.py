"""An answer → the first screen of a report, as elements."""

from awhile.answer import Answer
from awhile.tell.phrases import ISOLATES, utter
from awhile.tell.svg.elements import Element, Node, el
from awhile.tell.svg.line import draw_line


def write_answer(answer: Answer, language: str = "en") -> Element:
    """Write the first screen: heading, what must be known, one picture, the reason, what to do.

    Args:
        answer: The answer.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        An ``article`` whose ``h1`` is the sentence.
    """
    body: list[Node] = [
        *(el("p", utter(sentence, language), class_="first") for sentence in answer.first),
        el("h1", utter(answer.head, language)),
    ]
    body += [
        el(
            "p",
            el("strong", utter(doubt.fact, language)),
            " ",
            utter(doubt.do, language),
            class_="first",
        )
        for doubt in answer.doubts
    ]
    body += [
        el("p", el("strong", utter(sentence, language)), class_="first") for sentence in answer.said
    ]
    if answer.turn:
        body.append(el("p", utter(answer.turn, language)))
    if answer.picture is not None:
        body.append(draw_line(answer.picture, language))
    if answer.usual is not None:
        body.append(el("p", utter(answer.usual.says, language)))
    if answer.ahead is not None:
        body.append(
            el(
                "p",
                el("strong", utter(answer.ahead.says, language)),
                " ",
                utter(answer.ahead.why, language),
            )
        )
    acts = (el("p", utter(sentence, language)) for sentence in (*answer.kind, answer.act))
    body.append(el("div", *acts, class_="act"))
    body.append(el("p", utter(answer.help, language), class_="help"))
    return el("article", *body, class_="answer")


def title_text(answer: Answer, language: str = "en") -> str:
    """Write the heading as a title, without the marks that keep a name's direction.

    Args:
        answer: The answer.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return utter(answer.head, language).translate(ISOLATES)
