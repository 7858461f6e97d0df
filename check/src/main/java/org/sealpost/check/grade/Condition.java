package org.sealpost.check.grade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.check.DaneEffect;
import org.sealpost.check.Effect;
import org.sealpost.check.Finding;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;

/// What a line of the scale asks for: a finding, or what senders meet.
sealed interface Condition {
    boolean holds(Verdict verdict);

    /// Of the findings that make it so, each once, worst first.
    List<String> codes(Verdict verdict);

    /// Whether it says nothing without findings.
    default boolean needsFindings() {
        return switch (this) {
            case Found _ -> true;
            case Met _ -> false;
            case Unless(Condition condition, Condition _) -> condition.needsFindings();
        };
    }

    /// The first where the second does not hold.
    record Unless(Condition condition, Condition exception) implements Condition {
        @Override
        public boolean holds(Verdict verdict) {
            return condition.holds(verdict) && !exception.holds(verdict);
        }

        @Override
        public List<String> codes(Verdict verdict) {
            return condition.codes(verdict);
        }
    }

    /// A finding whose code is `pattern`, or begins as it does before its `*`.
    record Found(String pattern, Optional<Severity> severity) implements Condition {
        @Override
        public boolean holds(Verdict verdict) {
            return verdict.findings().stream().anyMatch(this::fits);
        }

        @Override
        public List<String> codes(Verdict verdict) {
            return verdict.findings().stream()
                    .filter(this::fits)
                    .map(finding -> finding.code().id())
                    .distinct()
                    .toList();
        }

        private boolean fits(Finding finding) {
            String code = finding.code().id();
            boolean named = pattern.endsWith("*")
                    ? code.startsWith(pattern.substring(0, pattern.length() - 1))
                    : code.equals(pattern);
            return named
                    && severity.map(one -> one == finding.code().severity()).orElse(true);
        }
    }

    /// What senders meet, in the words of the scale.
    enum Met implements Condition {
        /// The policy is `testing`.
        TODAY_TESTED,
        /// No policy is in force.
        TODAY_UNPROTECTED,
        /// The policy is `none`.
        TODAY_OPTED_OUT,
        /// Under `enforce`, some MX host does not pass.
        TODAY_PARTLY_REFUSED,
        /// Under `enforce`, no MX host passes.
        TODAY_REFUSED,
        /// No MX host has TLSA records that count.
        DANE_NOT_USED,
        /// Every MX host with TLSA records is what they say.
        DANE_DELIVERS,
        /// Every MX host fails its TLSA records.
        DANE_DEFERRED;

        @Override
        public boolean holds(Verdict verdict) {
            return switch (this) {
                case TODAY_TESTED -> verdict.today() instanceof Effect.Tested;
                case TODAY_UNPROTECTED -> verdict.today() instanceof Effect.Unprotected;
                case TODAY_OPTED_OUT -> verdict.today() instanceof Effect.OptedOut;
                case TODAY_PARTLY_REFUSED -> verdict.today() instanceof Effect.PartlyRefused;
                case TODAY_REFUSED -> verdict.today() instanceof Effect.Refused;
                case DANE_NOT_USED -> verdict.dane() instanceof DaneEffect.NotUsed;
                case DANE_DELIVERS -> verdict.dane() instanceof DaneEffect.Delivers;
                case DANE_DEFERRED -> verdict.dane() instanceof DaneEffect.Deferred;
            };
        }

        @Override
        public List<String> codes(Verdict verdict) {
            return switch (this) {
                case TODAY_TESTED, TODAY_UNPROTECTED, TODAY_OPTED_OUT, TODAY_PARTLY_REFUSED -> List.of();
                case DANE_NOT_USED, DANE_DELIVERS -> List.of();
                case DANE_DEFERRED -> new Found("dane.*", Optional.of(Severity.ERROR)).codes(verdict);
                case TODAY_REFUSED -> new Found("*", Optional.of(Severity.ERROR)).codes(verdict);
            };
        }

        /// As the scale has it, such as `dane:not-used`.
        String word() {
            return name().toLowerCase(Locale.ROOT).replaceFirst("_", ":").replace('_', '-');
        }
    }

    /// `FINDING`, `FINDING:SEVERITY` or what is met, and behind `unless` another.
    static Condition of(String words) {
        int unless = words.indexOf(" unless ");
        if (unless > 0) {
            return new Unless(of(words.substring(0, unless)), of(words.substring(unless + " unless ".length())));
        }
        for (Met met : Met.values()) {
            if (met.word().equals(words)) {
                return met;
            }
        }
        String[] parts = words.split(":", 2);
        return new Found(
                parts[0],
                parts.length == 1
                        ? Optional.empty()
                        : Optional.of(Severity.valueOf(parts[1].toUpperCase(Locale.ROOT))));
    }
}
