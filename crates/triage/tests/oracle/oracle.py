#!/usr/bin/env python3
"""An independent reading of the interview: its tables as straight-line Python.

Written from the page of rules alone, without looking at the Rust code, so that the two
can be compared. Rows are numbered as on that page. Where the page can be read in more
than one way, the choice is a named constant below.

    oracle.py --cases N --seed S     N random cases, one JSON object per line
    oracle.py --on DAY --answers Q   one case
    oracle.py --stories DIR          the stories that do not agree with this reading
    oracle.py --walk                 every way on a sample of boundary days (a minute)
"""

import argparse
import json
import random
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

HERE = Path(__file__).resolve().parent

# ------------------------------------------------------------------ choices of reading

# Row 16, "escalate, then that route": only the route that was raised comes after.
# True would keep whatever came after that route as well.
RAISED_KEEPS_THE_REST = False
# Row 16, "D is not before X - 90 days": with X unknown, D is not known to be before it.
RAISED_WITHOUT_EXPIRY = True
# "permanent or ARI range" is in the list of reasons for an unknown certainty, though the
# ARI row itself does not say so.
ARI_RANGE_IS_UNKNOWN = True
# "Invited, or X through ...": the invitation is asked for only when X does not decide.
INVITATION_ALWAYS_ASKED = False
# "Not sure means: go on as temporary": the standing too is that of a temporary permit.
UNSURE_STANDS_AS_TEMPORARY = True

# --------------------------------------------------------------------------- questions

PERMITS = "temporary permanent cplp ari eu-family visa first other".split()
REQUESTS = "none paid submitted approved refused".split()
PORTALS = "untried message unreachable".split()
BASES = ("employed self-employed own-income remote student student-finished student-left "
         "family retired other").split()
NISS = "linked unlinked rejected none refused".split()
TRIED = "form email shop letter".split()
ORDER = "permit expires request proof portal message invited basis age niss place tried".split()


def d(text):
    return date.fromisoformat(text)


# ----------------------------------------------------------------------------- windows


def read_windows():
    """The rows of temporary permits that anybody may use. The data is that of the edition: only
    the reading of it is independent."""
    rows = []
    with open(HERE / "../../../../knowledge/windows.toml", "rb") as file:
        for fact in tomllib.load(file)["fact"].values():
            window = fact["about"]["window"]
            if window["permit"] != "temporary" or window["access"] != "own":
                continue
            good_until = d(fact["verified_on"]) + timedelta(days=fact["check_again_days"])
            rows.append((window["portal"], d(fact["known_since"]), d(window["expires_to"]),
                         good_until))
    return rows


WINDOWS = read_windows()
BEHAVIOUR = json.loads((HERE / "messages.json").read_text(encoding="utf-8"))


def widest(portal, day):
    """The widest row of a portal that is known on a day, or None; the newest of equal ones."""
    rows = [row for row in WINDOWS if row[0] == portal and row[1] <= day]
    return max(rows, key=lambda row: (row[2], row[1]), default=None)


def last_open_day(day):
    """End of the last open month of the renewal portal for temporary permits, or None."""
    row = widest("renewal-portal", day)
    return row[2] if row else None


def extension_self_end(day):
    """Widest accepted end of the rows E1 to E3, or None."""
    row = widest("extension-portal", day)
    return row[2] if row else None


def window_overdue(day):
    """The widest row of the renewal portal is past its check."""
    row = widest("renewal-portal", day)
    return row is not None and day > row[3]


# ------------------------------------------------------------------------- dates, months

OLD_FIRST, OLD_LAST, NEW_FIRST = d("2020-02-22"), d("2025-06-30"), d("2025-07-01")


def ninety_before(x):
    return x - timedelta(days=90)


def six_months_after(x):
    year, month = (x.year, x.month + 6) if x.month <= 6 else (x.year + 1, x.month - 6)
    for day in (x.day, 30, 29, 28):
        if day <= x.day:
            try:
                return date(year, month, day)
            except ValueError:
                pass
    raise AssertionError(x)


# ---------------------------------------------------------------------------- standing


def standing(day, kind, x, request, proof):
    """First row that fits: (code, until)."""
    if x is None or kind not in ("temporary", "permanent", "ari", "cplp"):
        return "unknown", None
    if day <= x:
        return "valid", x
    if request == "refused":
        return "unknown", None
    if request == "approved":
        return "approved", None
    old = OLD_FIRST <= x <= OLD_LAST
    nothing = request in ("none", "unknown")
    april = d("2025-10-22") <= day <= d("2026-04-15")
    if old and d("2025-07-01") <= day <= d("2025-10-15"):
        return "extended", d("2025-10-15")
    if old and request == "paid" and proof and day <= proof + timedelta(days=180):
        return "proof_180", proof + timedelta(days=180)
    if old and request in ("paid", "submitted"):
        return "pending", d("2026-04-15") if april else None
    if old and nothing and april:
        return "six_months", d("2026-04-15")
    if not old and request in ("paid", "submitted"):
        return "pending", None
    if x < OLD_FIRST and nothing:
        return "outside", None
    if x >= NEW_FIRST and day <= six_months_after(x):
        return "six_months", six_months_after(x)
    return "lapsed", None


# --------------------------------------------------------------------------- interview


class Ask(Exception):
    """The question that comes next."""


class Way:
    def __init__(self, *routes, final=False, unknown=False):
        self.routes, self.final, self.unknown = list(routes), final, unknown


class Interview:
    def __init__(self, day, answers):
        self.day, self.answers, self.used = day, answers, []

    def ask(self, question):
        if question not in self.answers:
            raise Ask(question)
        if question not in self.used:
            self.used.append(question)
        return self.answers[question]

    def ask_date(self, question):
        value = self.ask(question)
        return None if value in ("unknown", "none") else d(value)

    # ------------------------------------------------------------------- precedence

    def run(self):
        day = self.day
        permit = self.ask("permit")
        # 2
        if permit in ("first", "other"):
            return self.end(["not_covered"], ("unknown", None))
        # 3
        if permit in ("visa", "eu-family"):
            return self.end(["contact_form"], ("unknown", None))
        kind = "temporary" if permit == "unknown" else permit
        self.unsure = permit == "unknown"

        x = self.ask_date("expires")
        request = self.ask("request")
        old = x is not None and OLD_FIRST <= x <= OLD_LAST
        proof = None
        if request == "paid" and old and day > d("2025-10-15"):
            proof = self.ask_date("proof")
        stands = standing(day, kind if UNSURE_STANDS_AS_TEMPORARY else permit, x, request, proof)

        # 4
        if request == "refused":
            return self.end(["escalate", "in_person"], stands)
        # 5
        nothing = request in ("none", "unknown")
        if x is not None and x < OLD_FIRST and nothing:
            return self.end(["not_covered", "in_person"], stands)

        # What the portal said, and what that answers.
        portal = self.ask("portal")
        message = self.ask("message") if portal == "message" else None
        behaviour = BEHAVIOUR.get(message, {})
        told = behaviour.get("answers", {})
        if "portal" in told:
            portal = told["portal"]

        # 6
        if "route" in behaviour:
            routes = [behaviour["route"]]
            if message in ("not_identified_or_no_access", "user_not_registered"):
                month = last_open_day(day)
                if (x is not None and x >= NEW_FIRST and (month is None or x > month)
                        and not window_overdue(day)):
                    routes = ["wait_retry"]
            if message == "less_than_4_months_irn" and day >= d("2026-01-02"):
                routes = ["contact_form", "in_person"]
            return self.end(self.raised(routes, x), stands)
        # 7
        if request in ("paid", "submitted", "approved"):
            return self.end(["wait_retry", "contact_form"], stands)
        # 8
        if x is None:
            return self.end(["need_info", "contact_form"], stands)
        # 9
        if message == "mission_structure_cohort" and x >= NEW_FIRST:
            return self.end(self.raised(["contact_form"], x), stands)
        # 10
        way = self.way(kind, x, stands, told)
        if way.final or way.routes[0] == "not_yet":
            return self.end(way.routes, stands, way)

        adult = self.ask("age") != "minor"
        if adult:
            niss = told["niss"] if "niss" in told else self.ask("niss")
            # 11
            if niss in ("none", "refused"):
                self.ask("basis")
                return self.end(["niss"] + way.routes, stands, way)
            # 12
            if niss == "rejected":
                return self.end(self.raised(["contact_form"] + way.routes, x), stands, way)
            # 13
            if niss == "unlinked":
                if day < d("2025-10-14"):
                    routes = ["in_person"] + way.routes
                elif day <= d("2026-01-01"):
                    routes = ["contact_form", "in_person"]
                else:
                    routes = ["contact_form"] + way.routes
                return self.end(self.raised(routes, x), stands, way)
        # 14
        if way.routes[0] == "wait_retry":
            return self.end(way.routes, stands, way)
        # 15, also for the message that the portal cannot be reached from abroad
        if portal == "unreachable" or "place" in told:
            place = told["place"] if "place" in told else self.ask("place")
            if place == "abroad":
                return self.end(way.routes + ["wait_retry"], stands, way)
            return self.end(self.raised(["wait_retry"] + way.routes, x), stands, way)
        # 15b: the first edition holds no portal that is closed
        # 15c
        if message == "unknown":
            return self.end(self.raised(["contact_form"] + way.routes, x), stands, way)
        # 15d
        return self.end(way.routes, stands, way)

    def raised(self, routes, x):
        """Row 16, for routes that a message, the NISS or an unreachable portal gave."""
        if routes[0] not in ("contact_form", "in_person", "wait_retry"):
            return routes
        if x is None:
            if not RAISED_WITHOUT_EXPIRY:
                return routes
        elif self.day < ninety_before(x):
            return routes
        tried = self.ask("tried")
        if tried in ("none", "unknown") or len(set(tried.split(","))) < 2:
            return routes
        return ["escalate"] + (routes if RAISED_KEEPS_THE_REST else routes[:1])

    # ---------------------------------------------------------------------- the way

    def way(self, kind, x, stands, told):
        day = self.day

        def invited():
            return (told["invited"] if "invited" in told else self.ask("invited")) == "yes"

        too_early = day < ninety_before(x)

        if kind == "cplp":
            if invited():
                return Way("extension_portal")
            return Way("not_yet") if too_early else Way("wait_retry")

        if kind == "ari":
            if day < d("2026-02-02"):
                return Way("not_yet") if too_early else Way("wait_retry")
            month = last_open_day(day)
            if x <= d("2026-06-30") or x <= month:
                return Way("renewal_portal", unknown=ARI_RANGE_IS_UNKNOWN)
            return self.way_new(x, stands)

        if kind == "permanent":
            if day >= d("2025-12-10"):
                if x < NEW_FIRST:
                    return Way("renewal_portal", unknown=True)
                return self.way_new(x, stands)
            if day >= d("2025-07-03") and x <= OLD_LAST and invited():
                return Way("extension_portal")
            return Way("not_yet") if too_early else Way("wait_retry")

        # temporary, old cards
        if x <= OLD_LAST:
            if day < d("2025-07-03"):
                return Way("wait_retry")
            if day <= d("2025-12-30"):
                end = extension_self_end(day)
                by_self = end is not None and x <= end
                if INVITATION_ALWAYS_ASKED:
                    by_self = invited() or by_self
                if by_self or invited():
                    return Way("extension_portal")
                return Way("wait_retry")
            if day <= d("2026-04-15") and invited():
                return Way("extension_portal")
            return Way("in_person", "escalate", final=True)

        # temporary, new cards
        if day >= d("2026-01-07"):
            basis = self.ask("basis")
            if basis == "student-finished":
                return Way("contact_form", final=True)
            if basis == "student-left":
                if day <= d("2026-02-10"):
                    return Way("in_person", "escalate", final=True)
                return Way("contact_form", final=True)
        return self.way_new(x, stands)

    def way_new(self, x, stands):
        """Cards that expire from 1 July 2025, in the renewal portal."""
        day = self.day
        if day < d("2025-07-11"):
            return Way("wait_retry") if day >= ninety_before(x) else Way("not_yet")
        if x <= last_open_day(day):
            if stands[0] == "lapsed":
                return Way("renewal_portal", "escalate", unknown=True)
            return Way("renewal_portal")
        if day < ninety_before(x):
            return Way("not_yet")
        if not window_overdue(day):
            return Way("wait_retry")
        return Way("renewal_portal", unknown=True)

    # ------------------------------------------------------------------------- end

    unsure = False

    def end(self, routes, stands, way=None):
        code, until = stands
        return {
            "route": routes[0],
            "then": routes[1:],
            "standing": code,
            "until": until.isoformat() if until else None,
            "certainty_unknown": bool(self.unsure or (way and way.unknown)),
        }


def interview(day, answers):
    """What comes out, and the questions that were read, in the order of reading."""
    talk = Interview(day, answers)
    try:
        return talk.run(), talk.used
    except Ask as question:
        return {"asks": str(question)}, talk.used


# ------------------------------------------------------------------------ random cases

EDGE_DAYS = [d(text) for text in """
    2025-07-01 2025-07-02 2025-07-03 2025-07-11 2025-07-29 2025-08-01 2025-08-10 2025-08-11
    2025-08-17 2025-08-26 2025-09-23 2025-10-08 2025-10-14 2025-10-15 2025-10-16 2025-10-20
    2025-10-21 2025-10-22 2025-11-19 2025-11-24 2025-12-04 2025-12-05 2025-12-10 2025-12-29
    2025-12-30 2025-12-31 2026-01-01 2026-01-02 2026-01-07 2026-01-20 2026-01-21 2026-01-28
    2026-02-02 2026-02-10 2026-02-11 2026-02-13 2026-02-24 2026-02-28 2026-03-30 2026-04-15
    2026-04-16 2026-05-07 2026-05-09 2026-05-10 2026-06-23 2026-06-24 2026-06-30 2026-07-31
    2026-11-23 2027-01-31 2027-03-30 2027-06-30""".split()]

EDGE_EXPIRIES = [d(text) for text in """
    2020-02-21 2020-02-22 2020-02-23 2020-12-31 2021-01-01 2021-12-31 2022-01-01 2023-12-31
    2024-01-01 2025-06-29 2025-06-30 2025-07-01 2025-07-31 2025-08-01 2025-08-31 2025-09-01
    2025-09-30 2025-10-01 2025-10-31 2025-11-01 2025-11-30 2025-12-01 2025-12-31 2026-01-01
    2026-02-28 2026-03-01 2026-03-31 2026-04-01 2026-04-30 2026-05-01 2026-06-30 2026-07-01
    2026-07-31 2026-08-01 2026-08-31 2026-12-23 2027-02-21 2028-02-29""".split()]

FIRST_DAY, LAST_DAY = d("2025-07-01"), d("2027-06-30")


def random_day(rng):
    if rng.random() < 0.7:
        day = rng.choice(EDGE_DAYS) + timedelta(days=rng.choice((-1, 0, 0, 1)))
    else:
        day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days + 1))
    return min(max(day, FIRST_DAY), LAST_DAY)


def random_expiry(rng, day):
    roll = rng.random()
    if roll < 0.04:
        return "unknown"
    if roll < 0.45:
        x = rng.choice(EDGE_EXPIRIES) + timedelta(days=rng.choice((-1, 0, 0, 1)))
    elif roll < 0.65:  # around the 90 and 30 days, and the day itself
        x = day + timedelta(days=rng.choice((-1, 0, 1, 29, 30, 31, 89, 90, 91)))
    elif roll < 0.80:  # around the end of the six months
        x = day - timedelta(days=rng.randrange(178, 188))
    elif roll < 0.97:
        x = d("2019-06-01") + timedelta(days=rng.randrange(9 * 365))
    else:
        x = d("2000-01-01") + timedelta(days=rng.randrange(20 * 365))
    return x.isoformat()


def random_proof(rng, day):
    roll = rng.random()
    if roll < 0.15:
        return "none"
    if roll < 0.25:
        return "unknown"
    if roll < 0.6:
        return (day - timedelta(days=rng.choice((179, 180, 181)))).isoformat()
    return (day - timedelta(days=rng.randrange(0, 400))).isoformat()


def weighted(rng, first, weight, others):
    return first if rng.random() < weight else rng.choice(others)


def random_case(rng):
    day = random_day(rng)
    tried = [way for way in TRIED if rng.random() < 0.45]
    rng.shuffle(tried)
    answers = {
        "permit": weighted(rng, "temporary", 0.5, ["permanent", "cplp", "ari", "unknown"] * 4
                           + PERMITS),
        "expires": random_expiry(rng, day),
        "request": weighted(rng, "none", 0.65, REQUESTS + ["paid", "unknown", "unknown"]),
        "proof": random_proof(rng, day),
        "portal": rng.choice(PORTALS + ["message", "unknown"]),
        "message": rng.choice(sorted(BEHAVIOUR) + ["unknown"] * 6
                              + ["portal_slow_or_down", "geo_blocked_abroad"] * 2),
        "invited": rng.choice(["yes", "no", "unknown"]),
        "basis": rng.choice(BASES + ["student-finished", "student-left", "unknown"]),
        "age": weighted(rng, "adult", 0.7, ["minor", "unknown"]),
        "niss": weighted(rng, "linked", 0.3, NISS + ["unknown"]),
        "place": rng.choice(["portugal", "abroad", "unknown"]),
        "tried": ",".join(tried) if tried else rng.choice(["none", "unknown"]),
    }
    expect, used = interview(day, answers)
    return {
        "day": day.isoformat(),
        "answers": "&".join(f"{name}={answers[name]}" for name in ORDER),
        "used": used,
        "expect": expect,
    }


# ------------------------------------------------------------------------------ stories


def read_answers(query):
    answers = {}
    for name, value in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)):
        assert name in ORDER and name not in answers, f"{name} in {query}"
        answers[name] = value
    return answers


VALUES = {
    "permit": PERMITS, "request": REQUESTS, "portal": PORTALS, "message": list(BEHAVIOUR),
    "invited": ["yes", "no"], "basis": BASES, "age": ["adult", "minor"], "niss": NISS,
    "place": ["portugal", "abroad"],
}
KEYS = {"name", "day", "answers", "asks", "route", "then", "certainty", "standing", "until",
        "actions", "warnings", "facts"}


def check_story(story):
    """What is wrong with a story, by this reading."""
    wrong = [f"unknown key {key}" for key in story if key not in KEYS]
    day = d(story["day"])
    answers = read_answers(story["answers"])
    names = [name for name in ORDER if name in answers]
    if list(answers) != names:
        wrong.append("answers are not in the order of the interview")
    for name, value in answers.items():
        if name in VALUES and value not in VALUES[name] + ["unknown"]:
            wrong.append(f"{name} cannot be {value}")
        if name == "tried" and value not in ("none", "unknown"):
            if not set(value.split(",")) <= set(TRIED):
                wrong.append(f"tried cannot be {value}")
    expect, used = interview(day, answers)
    unread = set(answers) - set(used)
    if unread:
        wrong.append(f"never asked: {sorted(unread)}")
    if "asks" in story or "asks" in expect:
        if story.get("asks") != expect.get("asks"):
            wrong.append(f"asks {story.get('asks')}, here {expect}")
        return wrong
    for key in ("route", "then", "standing"):
        if story[key] != expect[key]:
            wrong.append(f"{key} {story[key]}, here {expect[key]}")
    if story.get("until") != expect["until"]:
        wrong.append(f"until {story.get('until')}, here {expect['until']}")
    if "certainty" in story and (story["certainty"] == "unknown") != expect["certainty_unknown"]:
        wrong.append(f"certainty {story['certainty']}, here {expect['certainty_unknown']}")
    return wrong


def check_stories(folder):
    import tomllib

    count, bad, names = 0, 0, set()
    for path in sorted(Path(folder).glob("*.toml")):
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
            count += 1
            wrong = check_story(story)
            if story["name"] in names:
                wrong.append("the name stands twice")
            names.add(story["name"])
            if wrong:
                bad += 1
                print(f"{path.name}: {story['name']}: {'; '.join(wrong)}")
    print(f"{count} stories, {bad} do not agree")
    return 1 if bad else 0


# --------------------------------------------------------------------------- every way


def walk():
    """Follow every answer from every boundary expiry to its end, on every fourth boundary day."""
    choices = {name: values + ["unknown"] for name, values in VALUES.items()}
    choices["message"] = ["unknown", "no_niss", "niss_not_on_record", "niss_not_recognised",
                          "not_identified_or_no_access", "less_than_4_months_irn",
                          "mission_structure_cohort", "month_not_open_yet", "permit_not_found",
                          "fee_notification_email", "no_invitation_email", "aima_no_reply",
                          "geo_blocked_abroad", "portal_slow_or_down", "biometrics_summons",
                          "debt_under_review"]
    choices["basis"] = ["employed", "student-finished", "student-left", "unknown"]
    choices["tried"] = ["none", "form", "form,email", "unknown"]
    days = sorted({day + timedelta(days=n) for day in EDGE_DAYS for n in (-1, 0, 1)
                   if FIRST_DAY <= day + timedelta(days=n) <= LAST_DAY})
    ways, longest, example = 0, 0, None

    def follow(day, answers):
        nonlocal ways, longest, example
        expect, used = interview(day, answers)
        if "asks" not in expect:
            ways += 1
            if len(used) > longest:
                longest, example = len(used), (day.isoformat(), dict(answers))
            return
        question = expect["asks"]
        if question == "expires":
            values = [x.isoformat() for x in EDGE_EXPIRIES] + ["unknown"]
        elif question == "proof":
            values = [(day - timedelta(days=n)).isoformat() for n in (179, 180, 181)] + ["none"]
        else:
            values = choices[question]
        for value in values:
            follow(day, {**answers, question: value})

    for day in days[::4]:
        follow(day, {})
    print(f"{ways} ways, all end; the longest asks {longest}: {example}")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on")
    parser.add_argument("--answers", default="")
    parser.add_argument("--stories")
    parser.add_argument("--walk", action="store_true")
    args = parser.parse_args()
    if args.stories:
        return check_stories(args.stories)
    if args.walk:
        return walk()
    if args.on:
        expect, used = interview(d(args.on), read_answers(args.answers))
        print(json.dumps({"used": used, "expect": expect}))
        return 0
    if args.cases is None:
        parser.error("--cases, --on, --stories or --walk")
    rng = random.Random(args.seed)
    for _ in range(args.cases):
        print(json.dumps(random_case(rng), separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
