package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;

/// Makes the forecast from the last closed days.
final class ForecastWriter {
    private static final int DAYS = 14;
    private static final int MOST = 100;

    /// What belongs together.
    private record Cause(Optional<String> mx, Optional<String> type, Optional<String> reason, FailureMeaning meaning) {}

    /// What is told of it.
    private static final class Sum {
        private final Map<LocalDate, Long> days = new HashMap<>();
        private final Map<Reporter, Long> senders = new HashMap<>();
        private final TreeSet<String> addresses = new TreeSet<>();
    }

    private ForecastWriter() {}

    static Forecast of(Picture picture) {
        LocalDate closed = picture.days().closed();
        List<Told> lately = picture.told().stream()
                .filter(Told::aboutUs)
                .filter(each -> each.day().isAfter(closed.minusDays(DAYS))
                        && !each.day().isAfter(closed))
                .toList();
        long sessions = lately.stream()
                .filter(each -> each.standing().counts())
                .mapToLong(each -> each.succeeded() + each.estimate().failed())
                .sum();
        return new Forecast(
                DAYS,
                sessions,
                refusals(lately.stream().filter(each -> each.standing().counts())),
                refusals(lately.stream().filter(each -> !each.standing().counts())),
                hosts(picture));
    }

    private static List<Forecast.Refusal> refusals(Stream<Told> told) {
        Map<Cause, Sum> sums = new HashMap<>();
        told.forEach(each -> {
            for (Estimate.Part part : each.estimate().parts()) {
                if (part.meaning().effect().refuses()) {
                    add(sums.computeIfAbsent(cause(part), _ -> new Sum()), each, part);
                }
            }
        });
        return sums.entrySet().stream()
                .map(entry -> refusal(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Forecast.Refusal::total)
                        .reversed()
                        .thenComparing(Forecast.Refusal::toString))
                .limit(MOST)
                .toList();
    }

    private static Cause cause(Estimate.Part part) {
        return new Cause(
                part.failure().flatMap(Failure::mx),
                part.failure().flatMap(Failure::type).map(ResultType::word),
                part.failure().flatMap(Failure::reason),
                part.meaning());
    }

    private static void add(Sum sum, Told told, Estimate.Part part) {
        sum.days.merge(told.day(), part.sessions(), Long::sum);
        sum.senders.merge(told.row().reporter(), part.sessions(), Long::sum);
        part.failure().flatMap(Failure::sendingIp).ifPresent(sum.addresses::add);
    }

    private static Forecast.Refusal refusal(Cause cause, Sum sum) {
        long total = sum.days.values().stream().mapToLong(Long::longValue).sum();
        long most = sum.days.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long least = sum.days.size() < DAYS
                ? 0
                : sum.days.values().stream().mapToLong(Long::longValue).min().orElse(0);
        List<Reporter> senders = sum.senders.entrySet().stream()
                .sorted(Map.Entry.<Reporter, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().name()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return new Forecast.Refusal(
                cause.mx(),
                cause.type(),
                cause.reason(),
                cause.meaning(),
                senders,
                sum.addresses.stream().limit(MOST).toList(),
                total,
                (double) total / DAYS,
                least,
                most);
    }

    private static List<Forecast.HostAtRisk> hosts(Picture picture) {
        var hosts = new ArrayList<Forecast.HostAtRisk>();
        picture.probes().last().ifPresent(day -> {
            for (ProbeDay.Endpoint endpoint : day.endpoints()) {
                if (endpoint.look().colour() == ProbeDay.Colour.RED) {
                    hosts.add(new Forecast.HostAtRisk(
                            endpoint.mx(),
                            Optional.of(endpoint.address()),
                            endpoint.look().code().orElse(RuleCode.PROBE_RED.id())));
                }
            }
            picture.policies()
                    .current()
                    .ifPresent(policy -> day.mx().stream()
                            .flatMap(mx -> mx.stream())
                            .filter(mx -> !policy.covers(mx))
                            .forEach(mx -> hosts.add(
                                    new Forecast.HostAtRisk(mx, Optional.empty(), RuleCode.MX_NOT_COVERED.id()))));
        });
        return hosts;
    }
}
