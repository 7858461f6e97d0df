package org.sealpost.reports.readiness;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// It was looked at from enough places; that it was one alone is said.
final class PlacesRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        Set<String> places = picture.probes().recent().stream()
                .flatMap(day -> day.places().stream())
                .collect(Collectors.toSet());
        if (places.isEmpty()) {
            return Stream.empty();
        }
        int asked = picture.whole(Threshold.PLACES);
        var seen = new Exhibit.Measured("places", Integer.toString(places.size()), Integer.toString(asked));
        if (places.size() < asked) {
            return Stream.of(
                    Objection.of(RuleCode.PLACES, seen).from(picture.days().today()));
        }
        return places.size() == 1 ? Stream.of(Objection.of(RuleCode.ONE_PLACE, seen)) : Stream.empty();
    }
}
