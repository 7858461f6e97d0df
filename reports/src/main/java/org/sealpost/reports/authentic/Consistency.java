package org.sealpost.reports.authentic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

/// Compares what a report says of its sender with who sent it. It informs; what is proven stays as it is.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.3">RFC 8460 §5.3</a>
public final class Consistency {
    private static final int LONGEST_TEXT = 200;

    private final KnownReporters known;

    public Consistency(KnownReporters known) {
        this.known = known;
    }

    /// Of a report that came by mail.
    public List<Deviation> notes(Authenticity authenticity, Letter letter, TlsReport report) {
        var notes = new ArrayList<Deviation>();
        letter.submitter().ifPresent(text -> submitter(text, authenticity, notes));
        letter.from().ifPresent(author -> author(author, authenticity, notes));
        notes.addAll(notes(authenticity, report));
        return notes;
    }

    private void author(String author, Authenticity authenticity, List<Deviation> notes) {
        boolean expected = signer(authenticity)
                .flatMap(known::bySigner)
                .map(KnownReporter::authors)
                .map(authors -> authors.isEmpty() || authors.contains(author.toLowerCase(Locale.ROOT)))
                .orElse(true);
        if (!expected) {
            add(SubmitterCode.AUTHOR_UNEXPECTED, author, notes);
        }
    }

    /// Of a report that came in any way.
    public List<Deviation> notes(Authenticity authenticity, TlsReport report) {
        var notes = new ArrayList<Deviation>();
        Optional<DomainName> contact = contact(report);
        if (contact.isPresent() && !mayBeOf(contact.get(), authenticity)) {
            add(SubmitterCode.CONTACT_NOT_SIGNER, contact.get().ascii(), notes);
        }
        report.organizationName().ifPresent(name -> organization(name, authenticity, notes));
        return notes;
    }

    private void submitter(String text, Authenticity authenticity, List<Deviation> notes) {
        Optional<DomainName> submitter = DomainName.ofWire(text.strip());
        if (submitter.isEmpty()) {
            add(SubmitterCode.SUBMITTER_MALFORMED, text, notes);
            return;
        }
        if (!mayBeOf(submitter.get(), authenticity)) {
            add(SubmitterCode.SUBMITTER_NOT_SIGNER, submitter.get().ascii(), notes);
        }
    }

    private void organization(String name, Authenticity authenticity, List<Deviation> notes) {
        Optional<KnownReporter> signer = signer(authenticity).flatMap(known::bySigner);
        Optional<KnownReporter> named = known.byOrganization(name);
        // Who is named may sign with another of its domains.
        boolean own = signer(authenticity)
                .filter(domain -> named.filter(one -> one.owns(domain)).isPresent())
                .isPresent();
        if (named.isPresent() && !own) {
            add(SubmitterCode.ORGANIZATION_BORROWED, name, notes);
        } else if (signer.filter(one -> !one.organizations().isEmpty() && !one.isCalled(name))
                .isPresent()) {
            add(SubmitterCode.ORGANIZATION_UNEXPECTED, name, notes);
        }
    }

    /// Whether a domain may be of whoever signed: one of the two is the other or below it, or both are of one known
    /// reporter. When nobody is proven, nothing contradicts.
    private boolean mayBeOf(DomainName name, Authenticity authenticity) {
        Optional<DomainName> signer = signer(authenticity);
        return signer.isEmpty()
                || name.isAtOrBelow(signer.get())
                || signer.get().isAtOrBelow(name)
                || signer.flatMap(known::bySigner)
                        .filter(reporter -> reporter.owns(name))
                        .isPresent();
    }

    private static Optional<DomainName> signer(Authenticity authenticity) {
        return authenticity instanceof Authenticity.Verified verified
                ? Optional.of(verified.signer())
                : Optional.empty();
    }

    /// The domain of `contact-info`; empty when that is no address, which the reader of the report says.
    private static Optional<DomainName> contact(TlsReport report) {
        return report.contactInfo()
                .map(String::strip)
                .map(text -> text.endsWith(">") ? text.substring(0, text.length() - 1) : text)
                .filter(text -> text.contains("@"))
                .flatMap(text -> DomainName.ofWire(text.substring(text.lastIndexOf('@') + 1)));
    }

    private static void add(SubmitterCode code, String text, List<Deviation> notes) {
        notes.add(new Deviation(code, 0, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text));
    }
}
