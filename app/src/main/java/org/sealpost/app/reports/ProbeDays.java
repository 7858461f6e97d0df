package org.sealpost.app.reports;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.ProbeDay;
import org.sealpost.reports.readiness.ProbeDay.Colour;
import org.sealpost.reports.readiness.ProbeDay.Endpoint;
import org.sealpost.reports.readiness.ProbeDay.Look;

/// What the checks that are kept say of each day. Of several on a day, from one place or many, what was bad in one is
/// bad, and what one could not tell another may.
public final class ProbeDays {
    /// The place of checks that this machine made.
    public static final String HERE = "this machine";

    private static final Comparator<Look> WORST = Comparator.comparingInt(look -> switch (look.colour()) {
        case RED -> 0;
        case GREEN -> 1;
        case UNKNOWN -> 2;
    });

    private ProbeDays() {}

    /// The oldest first.
    ///
    /// @param pasts what was seen of a domain, by the place from which it was seen
    public static List<ProbeDay> of(Map<String, Past> pasts) {
        var days = new TreeMap<LocalDate, List<Sighting>>();
        var places = new TreeMap<LocalDate, Set<String>>();
        pasts.forEach((place, past) -> past.sightings().forEach(sighting -> {
            LocalDate day = sighting.at().atOffset(ZoneOffset.UTC).toLocalDate();
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(sighting);
            places.computeIfAbsent(day, _ -> new TreeSet<>()).add(place);
        }));
        List<ProbeDay> all = new ArrayList<>();
        days.forEach((day, looks) -> all.add(
                day(day, looks.stream().map(ProbedSighting::new).toList(), places.getOrDefault(day, Set.of()))));
        return all;
    }

    private static ProbeDay day(LocalDate day, List<ProbedSighting> looks, Set<String> places) {
        return new ProbeDay(
                day,
                hosts(looks),
                endpoints(looks),
                worst(looks.stream().map(ProbedSighting::policyFetch)),
                worst(looks.stream().map(ProbedSighting::stsRecord)),
                worst(looks.stream().map(ProbedSighting::reporting)),
                places);
    }

    private static Optional<SortedSet<DomainName>> hosts(List<ProbedSighting> looks) {
        List<Set<DomainName>> known =
                looks.stream().flatMap(look -> look.hosts().stream()).toList();
        var all = new TreeSet<DomainName>(Comparator.comparing(DomainName::ascii));
        known.forEach(all::addAll);
        return known.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static List<Endpoint> endpoints(List<ProbedSighting> looks) {
        Map<String, List<Endpoint>> bySubject = new LinkedHashMap<>();
        looks.stream()
                .map(ProbedSighting::endpoints)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Endpoint::subject))
                .forEach(endpoint -> bySubject
                        .computeIfAbsent(endpoint.subject(), _ -> new ArrayList<>())
                        .add(endpoint));
        return bySubject.values().stream().map(ProbeDays::merged).toList();
    }

    private static Endpoint merged(List<Endpoint> same) {
        Endpoint first = same.getFirst();
        var certificates = new HashSet<String>();
        same.forEach(endpoint -> endpoint.certificate().ifPresent(certificates::add));
        return new Endpoint(
                first.mx(),
                first.address(),
                worst(same.stream().map(Endpoint::look)),
                certificates.stream().sorted().findFirst());
    }

    private static Look worst(Stream<Look> looks) {
        return looks.min(WORST).orElseGet(() -> new Look(Colour.UNKNOWN, Optional.empty()));
    }
}
