package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.reports.decision.Confirmation;

/// The one gate before `enforce`. The same evidence gives the same answer, in whatever order it comes.
///
/// More clean evidence never turns READY into NOT READY, as long as the ledger of the last answer is given to the
/// next; reporters that do not count never make anything READY.
public final class Gate {
    private static final List<Rule> RULES = List.of(
            new DaneOpenRule(),
            new ChangeUnderWayRule(),
            new RollbackRule(),
            new NoPolicyRule(),
            new BlockingFailureRule(),
            new ProbeRedRule(),
            new RecordRedRule(),
            new MxNotCoveredRule(),
            new PolicyFetchRule(),
            new ToleratedRateRule(),
            new UnprovenFailureRule(),
            new ProbesMissingRule(),
            new CertificateChangedRule(),
            new PlacesRule(),
            new ReportingDownRule(),
            new SilenceRule(),
            new RunRule(),
            new SpreadRule(),
            new VolumeRule(),
            new GapsRule(),
            new EchoRule(),
            new ReporterLostRule(),
            new WaiverVoidRule(),
            new TotalMissingRule());

    private final Thresholds thresholds;

    public Gate(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    public Assessment judge(Evidence evidence) {
        Picture picture = Picture.of(evidence, thresholds);
        List<Objection> objections = RULES.stream()
                .flatMap(rule -> rule.judge(picture))
                .sorted(Comparator.comparing(Objection::rule))
                .toList();
        var reporters = new ReporterTable(picture);
        return new Assessment(
                evidence.domain(),
                evidence.now(),
                readiness(objections, picture.days().today()),
                objections,
                picture.book(),
                picture.run(),
                picture.restarts().last(),
                lowVolume(picture),
                reporters.lines(),
                reporters.others(),
                picture.coverage(),
                ForecastWriter.of(picture),
                ToProbe.of(picture),
                picture.ledger().next());
    }

    private static Readiness readiness(List<Objection> objections, LocalDate today) {
        List<Objection> holds = weighing(objections, RuleCode.Weight.HOLDS);
        if (!holds.isEmpty()) {
            return new Readiness.Hold(holds);
        }
        List<Objection> stops = weighing(objections, RuleCode.Weight.STOPS);
        if (!stops.isEmpty()) {
            return new Readiness.NotReady(stops);
        }
        List<Objection> lacks = weighing(objections, RuleCode.Weight.LACKS);
        if (!lacks.isEmpty()) {
            LocalDate earliest = lacks.stream()
                    .flatMap(each -> each.earliest().stream())
                    .max(Comparator.naturalOrder())
                    .orElse(today);
            return new Readiness.Unknown(lacks, earliest);
        }
        return new Readiness.Ready();
    }

    private static List<Objection> weighing(List<Objection> objections, RuleCode.Weight weight) {
        return objections.stream()
                .filter(each -> each.rule().weight() == weight)
                .toList();
    }

    private static LowVolume lowVolume(Picture picture) {
        Run run = picture.run();
        Optional<Confirmation> confirmation = picture.confirmation().filter(each -> LowVolume.answered(run, each));
        return new LowVolume(
                run.span(),
                picture.whole(Threshold.LOW_VOLUME_DAYS),
                run.reporterDays(),
                picture.whole(Threshold.LOW_VOLUME_REPORTER_DAYS),
                LowVolume.complete(run, picture.thresholds()),
                confirmation.map(Confirmation::by),
                run.upperBound());
    }
}
