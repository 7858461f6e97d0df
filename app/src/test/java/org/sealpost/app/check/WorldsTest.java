package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.Place;
import org.sealpost.check.Effect;
import org.sealpost.check.Judge;
import org.sealpost.check.Reading;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.DomainFacts;

/// Every world of the small internet over its sockets, against what it expects.
class WorldsTest {
    private record Seen(WorldReport report, DomainFacts facts) {}

    private static List<Seen> seen = List.of();

    @BeforeAll
    static void checkAll() throws IOException {
        InstantSource clock = InstantSource.system();
        List<Seen> all = new ArrayList<>();
        try (Lab lab = Lab.start(LabOptions.at(clock));
                var checkers =
                        new LabCheckers(lab, ObserverOptions.of(clock, "sealpost/test"), ObservationListener.NONE)) {
            InOrder.run(
                    lab.worlds(),
                    16,
                    world -> {
                        Checked checked = checkers.check(world.domain());
                        return new Seen(WorldReport.of(world, checked), checked.facts());
                    },
                    all::add);
        }
        seen = all;
    }

    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("worlds")
    void theVerdictIsTheOneThatTheWorldExpects(WorldReport report) {
        assertThat(report.mismatches())
                .as(report.world().title() + ": " + report.verdict().findings())
                .isEmpty();
    }

    /// A bug report carries its evidence: the same facts, read from their document, are judged the same.
    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("facts")
    void factsAreTheSameWhenTheyAreReadAgain(DomainFacts facts) {
        Form form = Form.of(DomainFacts.class);
        assertThat(form.value(form.tree(facts), Place.ROOT)).isEqualTo(facts);
    }

    /// The check speaks of all hosts and says when one of them is not known; a message needs one host.
    @ParameterizedTest(name = "{argumentSetName}")
    @MethodSource("facts")
    void aSimulatedFirstContactDoesWhatTheVerdictSays(DomainFacts facts) {
        Fate fate = Simulation.of(SenderKind.MTA_STS, Reading.of(facts), WhatIf.NOTHING)
                .fate();
        assertThat(fate).matches(one -> switch (Judge.judge(facts).today()) {
            case Effect.NoMail _ -> one instanceof Fate.Bounced;
            case Effect.Protected _, Effect.PartlyRefused _ -> one instanceof Fate.Delivered;
            case Effect.Refused _ -> one instanceof Fate.Deferred || one instanceof Fate.Bounced;
            case Effect.Unprotected _, Effect.Tested _, Effect.OptedOut _ ->
                !(one instanceof Fate.Delivered || one instanceof Fate.Deferred);
            case Effect.CannotTell _ -> !(one instanceof Fate.DeliveredUnprotected);
        });
    }

    /// `grades.tsv`: a world and its grade, `unknown` where it cannot be told, `none` where there is none.
    @ParameterizedTest
    @CsvFileSource(resources = "grades.tsv", delimiter = '\t')
    void theGradeIsTheOneInTheTable(String world, String grade) {
        Verdict verdict = seen.stream()
                .map(Seen::report)
                .filter(report -> report.world().name().equals(world))
                .map(WorldReport::verdict)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no world " + world));
        assertThat(
                        switch (Grade.of(verdict)) {
                            case Grade.Graded graded -> graded.letter().text();
                            case Grade.CannotTell _ -> "unknown";
                            case Grade.NotApplicable _ -> "none";
                        })
                .isEqualTo(grade);
    }

    static List<Arguments> worlds() {
        return seen.stream()
                .map(each -> Arguments.argumentSet(each.report().world().name(), each.report()))
                .map(Arguments.class::cast)
                .toList();
    }

    static List<Arguments> facts() {
        return seen.stream()
                .map(each -> Arguments.argumentSet(each.report().world().name(), each.facts()))
                .map(Arguments.class::cast)
                .toList();
    }
}
