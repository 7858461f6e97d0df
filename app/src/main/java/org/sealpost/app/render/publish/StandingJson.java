package org.sealpost.app.render.publish;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Severity;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.Drift;
import org.sealpost.publish.drift.DriftKind;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Repair;

/// What has drifted, for programs, in the form of `docs/schema/drift-1.schema.json`.
public final class StandingJson {
    public static final String SCHEMA = "urn:sealpost:schema:drift:1";

    private StandingJson() {}

    /// What was compared.
    public enum State {
        /// Nothing was applied yet, so nothing can have drifted.
        NOTHING_APPLIED,
        /// A plan is under way, and what differs is its work.
        UNDER_WAY,
        COMPARED
    }

    /// What can be done about a drift.
    public enum Remedy {
        /// The plan of the document brings back what was approved.
        PLAN,
        /// Only the owner knows.
        ASK,
        /// Something that Sealpost cannot do.
        ACT
    }

    /// What the document is.
    ///
    /// @param pending whether something is approved that was not applied yet
    /// @param unknown what could not be looked at; a failure is no drift
    /// @param plan the repair; empty when there is none that weakens nothing
    public record Whole(
            String schema,
            DomainName domain,
            State state,
            boolean pending,
            List<Row> drifts,
            List<String> unknown,
            Optional<PlanJson.Row> plan) {
        public Whole {
            drifts = List.copyOf(drifts);
            unknown = List.copyOf(unknown);
        }
    }

    /// One difference.
    public record Row(
            DriftKind kind,
            Severity severity,
            String subject,
            String words,
            String detail,
            String rfc,
            Remedy remedy,
            String repair) {}

    /// Where nothing was compared.
    public static void write(DomainName domain, State state, OutputStream out) {
        Document.write(new Whole(SCHEMA, domain, state, false, List.of(), List.of(), Optional.empty()), out);
    }

    public static void write(DomainName domain, DriftReport report, OutputStream out) {
        Document.write(
                new Whole(
                        SCHEMA,
                        domain,
                        State.COMPARED,
                        report.pending(),
                        report.drifts().stream().map(StandingJson::row).toList(),
                        report.unknown(),
                        report.plan().map(PlanJson::row)),
                out);
    }

    private static Row row(Drift drift) {
        return new Row(
                drift.kind(),
                drift.severity(),
                drift.subject(),
                drift.kind().words(),
                drift.detail(),
                drift.kind().rule().toString(),
                switch (drift.repair()) {
                    case Repair.Carry _ -> Remedy.PLAN;
                    case Repair.Ask _ -> Remedy.ASK;
                    case Repair.Act _ -> Remedy.ACT;
                },
                StandingText.repair(drift.repair()));
    }
}
