package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.form.Form;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.generate.Advice;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.recipe.Runbook;
import org.sealpost.publish.recipe.Step;

/// A draft for programs, in the form of `docs/schema/generate-1.schema.json`.
public final class GenerateJson {
    public static final String SCHEMA = "urn:sealpost:schema:generate:1";

    /// What the document is.
    ///
    /// @param made empty when it was refused
    /// @param refused why nothing was made; empty when it was
    public record Document(String schema, DomainName domain, Optional<Made> made, List<Reason> refused) {
        public Document {
            refused = List.copyOf(refused);
        }
    }

    /// @param url where the policy is served
    /// @param body the octets to serve, as text
    /// @param maxAge in seconds
    /// @param records in the order of publishing
    public record Made(
            String url,
            String body,
            Mode mode,
            long maxAge,
            List<MxPattern> mx,
            String id,
            Instant at,
            List<Row> records,
            List<Hint> advice,
            List<Step> steps,
            List<ReadyFile> files) {
        public Made {
            mx = List.copyOf(mx);
            records = List.copyOf(records);
            advice = List.copyOf(advice);
            steps = List.copyOf(steps);
            files = List.copyOf(files);
        }
    }

    /// @param afterPolicy whether it waits until the policy is served everywhere
    /// @param there what was seen to stand there; empty when nothing was, or nobody looked
    public record Row(
            DomainName name,
            RecordSet.Type type,
            long ttl,
            List<String> values,
            boolean afterPolicy,
            List<String> there) {
        public Row {
            values = List.copyOf(values);
            there = List.copyOf(there);
        }
    }

    /// Something to mind.
    public record Hint(Advice.Kind kind, boolean warning, String subject, String words) {}

    /// Why nothing was made.
    public record Reason(Objection.Reason reason, String rfc, String subject, String words) {}

    private final OutputStream out;

    public GenerateJson(OutputStream out) {
        this.out = out;
    }

    public void write(DomainName domain, Generated.Refused refused) {
        write(new Document(
                SCHEMA,
                domain,
                Optional.empty(),
                refused.objections().stream()
                        .map(objection -> new Reason(
                                objection.reason(),
                                objection.reason().rfc().toString(),
                                objection.subject(),
                                GenerateWords.objection(objection)))
                        .toList()));
    }

    /// @param files all that were made, whether written or not
    public void write(Generated.Made made, List<ReadyFile> files) {
        Draft draft = made.draft();
        List<Row> records = new ArrayList<>();
        draft.publication().before().forEach(change -> records.addAll(rows(change, false)));
        draft.publication().after().forEach(change -> records.addAll(rows(change, true)));
        write(new Document(
                SCHEMA,
                draft.domain(),
                Optional.of(new Made(
                        draft.policyUrl(),
                        draft.policy().render(),
                        draft.policy().mode(),
                        draft.policy().maxAge().toSeconds(),
                        draft.policy().mx(),
                        draft.id().id().text(),
                        draft.id().made(),
                        records,
                        made.advice().stream()
                                .map(advice -> new Hint(
                                        advice.kind(),
                                        advice.kind().warning(),
                                        advice.subject(),
                                        GenerateWords.advice(advice)))
                                .toList(),
                        Runbook.steps(draft),
                        files)),
                List.of()));
    }

    private static List<Row> rows(Change change, boolean afterPolicy) {
        List<String> there = change.expected().map(RecordSet::values).orElse(List.of());
        return change.wanted().stream()
                .map(set -> new Row(set.name(), set.type(), set.ttl().toSeconds(), set.values(), afterPolicy, there))
                .toList();
    }

    private void write(Document document) {
        try (var json = new JsonText(out)) {
            json.document(Form.of(Document.class).tree(document));
        }
    }
}
