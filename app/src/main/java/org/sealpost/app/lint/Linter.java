package org.sealpost.app.lint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// Reads texts with the parsers of `protocol` and tells what they made of them.
public final class Linter {
    private Linter() {}

    /// One text of its kind.
    public static LintResult lint(LintKind kind, Octets text) {
        return switch (kind) {
            case RECORD -> {
                int candidates = StsRecord.select(List.of(oneString(text))).candidates();
                yield result(OptionalInt.of(candidates), StsRecord.parse(text), LintValue.OfRecord::new);
            }
            case TLSRPT -> {
                int candidates = TlsRptRecord.select(List.of(oneString(text))).candidates();
                yield result(OptionalInt.of(candidates), TlsRptRecord.parse(text), LintValue.OfTlsRpt::new);
            }
            case POLICY -> result(OptionalInt.empty(), StsPolicy.parse(text), LintValue.OfPolicy::new);
            case TLSA -> result(OptionalInt.empty(), TlsaRecord.parse(text), LintValue.OfTlsa::new);
            case REPORT -> result(OptionalInt.empty(), TlsReport.parse(text), LintValue.OfReport::new);
        };
    }

    /// All TXT records of one name: the one that counts is chosen as the RFC says. Empty when the kind is no TXT
    /// record.
    public static Optional<LintResult> select(LintKind kind, List<TxtRecord> records) {
        return switch (kind) {
            case RECORD -> Optional.of(selected(StsRecord.select(records), LintValue.OfRecord::new));
            case TLSRPT -> Optional.of(selected(TlsRptRecord.select(records), LintValue.OfTlsRpt::new));
            case POLICY, REPORT, TLSA -> Optional.empty();
        };
    }

    /// Whether a pattern covers a host. The host may be written in A-labels or U-labels; one that is no name at all
    /// is covered by nothing.
    public static LintResult match(String pattern, String host) {
        Parsed<MxPattern> parsed = MxPattern.parse(Octets.utf8(pattern));
        Optional<DomainName> name = hostName(host);
        if (parsed.value().isEmpty() || name.isEmpty()) {
            return new LintResult(false, OptionalInt.empty(), Optional.empty(), parsed.deviations());
        }
        var value = new LintValue.OfMatch(parsed.value().get(), name.get());
        return new LintResult(
                value.pattern().matches(value.host()), OptionalInt.empty(), Optional.of(value), parsed.deviations());
    }

    /// The name of a mail server as people write it.
    public static Optional<DomainName> hostName(String host) {
        Optional<DomainName> wire = DomainName.ofWire(host);
        if (wire.isPresent()) {
            return wire;
        }
        return DomainName.read(host) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static TxtRecord oneString(Octets text) {
        return new TxtRecord(List.of(text));
    }

    private static <T> LintResult selected(TxtSelection<T> selection, Function<T, LintValue> value) {
        return result(OptionalInt.of(selection.candidates()), selection.parsed(), value);
    }

    private static <T> LintResult result(OptionalInt candidates, Parsed<T> parsed, Function<T, LintValue> value) {
        return new LintResult(
                parsed.value().isPresent(), candidates, parsed.value().map(value), parsed.deviations());
    }
}
