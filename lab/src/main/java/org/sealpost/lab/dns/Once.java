package org.sealpost.lab.dns;

import java.util.Optional;
import java.util.function.Supplier;

/// A value that is made when it is first asked for.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile Optional<T> value = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        Optional<T> made = value;
        return made.isPresent() ? made.get() : make();
    }

    private synchronized T make() {
        T made = value.orElseGet(maker);
        value = Optional.of(made);
        return made;
    }
}
