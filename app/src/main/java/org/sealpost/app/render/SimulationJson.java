package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.form.Form;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.protocol.name.DomainName;

/// What simulated senders do, for programs, in the form of `docs/schema/simulate-1.schema.json`.
public final class SimulationJson {
    public static final String SCHEMA = "urn:sealpost:schema:simulate:1";

    /// What the document is.
    ///
    /// @param mx what was taken for the MX hosts; empty for those that there are
    /// @param whatIf what else was taken for true
    /// @param cachedSeenAt when an earlier check saw the policy that a sender holds; empty when that was given
    public record Document(
            String schema,
            DomainName domain,
            Instant observedAt,
            List<DomainName> mx,
            WhatIf whatIf,
            Optional<Instant> cachedSeenAt,
            List<Simulation> senders) {
        public Document {
            mx = List.copyOf(mx);
            senders = List.copyOf(senders);
        }
    }

    private final OutputStream out;

    public SimulationJson(OutputStream out) {
        this.out = out;
    }

    /// One document.
    public void write(Document document) {
        try (var json = new JsonText(out)) {
            json.document(Form.of(Document.class).tree(document));
        }
    }
}
