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

/// What the checks that are kept say of each day. Of several on a day, what was bad in one is bad, and what one could
/// not
/// tell another may.
public final class ProbeDays {
    /// Checks are made on this machine.
    private static final Set<String> PLACES = Set.of("this machine");

    private static final Comparator<Look> WORST = Comparator.comparingInt(look -> switch (look.colour()) {
        case RED -> 0;
        case GREEN -> 1;
        case UNKNOWN -> 2;
    });

    private ProbeDays() {}

    /// The oldest first.
    public static List<ProbeDay> of(Past past) {
        var days = new TreeMap<LocalDate, List<Sighting>>();
        past.sightings()
                .forEach(sighting -> days.computeIfAbsent(
                                sighting.at().atOffset(ZoneOffset.UTC).toLocalDate(), _ -> new ArrayList<>())
                        .add(sighting));
        List<ProbeDay> all = new ArrayList<>();
        days.forEach((day, looks) ->
                all.add(day(day, looks.stream().map(ProbedSighting::new).toList())));
        return all;
    }

    private static ProbeDay day(LocalDate day, List<ProbedSighting> looks) {
        return new ProbeDay(
                day,
                hosts(looks),
                endpoints(looks),
                worst(looks.stream().map(ProbedSighting::policyFetch)),
                worst(looks.stream().map(ProbedSighting::stsRecord)),
                worst(looks.stream().map(ProbedSighting::reporting)),
                PLACES);
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
