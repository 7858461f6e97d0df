package org.sealpost.protocol;

import java.util.List;
import java.util.Optional;

/// What a parser made of a text: a value or none, and always every deviation it met, in the order of the text.
///
/// A value is as the text says it: nothing is repaired, clamped or filled in.
public sealed interface Parsed<T> {
    List<Deviation> deviations();

    /// The value of an [Ok], empty for an [Unusable].
    Optional<T> value();

    /// A value a reader may use. Its deviations, if any, are of the kind that the RFC tells a reader to pass over.
    record Ok<T>(T parsed, List<Deviation> deviations) implements Parsed<T> {
        public Ok {
            deviations = List.copyOf(deviations);
        }

        @Override
        public Optional<T> value() {
            return Optional.of(parsed);
        }
    }

    /// No value; at least one deviation says why.
    record Unusable<T>(List<Deviation> deviations) implements Parsed<T> {
        public Unusable {
            deviations = List.copyOf(deviations);
            if (deviations.stream().noneMatch(deviation -> deviation.code().unusable())) {
                throw new IllegalArgumentException("an unusable text has a deviation that makes it so");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }
}
