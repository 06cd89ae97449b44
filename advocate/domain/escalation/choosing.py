"""Chooses the routes for a sector and a place, in the order in which to offer them."""

from __future__ import annotations

from collections.abc import Iterable

from advocate.domain.deadlines import covers, place_of
from advocate.domain.escalation.routes import EscalationRoute, RouteKind
from advocate.domain.kinds import Sector

# A court comes last, after whatever costs less; a body that only keeps reports is no way to an outcome.
_LAST = {RouteKind.COURT: 3, RouteKind.REPORT_ONLY: 2, RouteKind.NONE_YET: 1}


def routes_for(
    routes: Iterable[EscalationRoute], sector: Sector, country: str, region: str = ""
) -> tuple[EscalationRoute, ...]:
    """Return the routes that fit, the best first, from routes in the order of the rulebook.

    A route of the customer's own part of the country comes before one of the whole country; where the part is
    not known, routes of single parts come after. Those that fit only a narrower matter (`only_if`) follow the
    general ones, and one for this sector alone comes before one for several. Courts come last. An unknown
    country or sector gives none.
    """
    place = place_of(country, region)
    fitting = [
        route
        for route in routes
        if (not route.sectors or sector in route.sectors) and covers(route.region, place)
    ]

    def order(route: EscalationRoute) -> tuple[int, int, int, int, int]:
        part = "-" in route.region
        nearness = 1 if not part else (0 if place.part else 2)
        of_union = int(route.region == "EU" and country != "EU")
        return _LAST.get(route.kind, 0), of_union, int(bool(route.only_if)), nearness, len(route.sectors)

    return tuple(sorted(fitting, key=order))


def first_body(routes: Iterable[EscalationRoute]) -> EscalationRoute | None:
    """Return the first route that can lead to an outcome in this sector, or None if only courts are left.

    A court that hears any claim is no body of the sector; it stays as the last step of the ladder.
    """
    for route in routes:
        is_any_court = route.kind is RouteKind.COURT and not route.sectors
        if not is_any_court and route.kind is not RouteKind.REPORT_ONLY:
            return route
    return None
