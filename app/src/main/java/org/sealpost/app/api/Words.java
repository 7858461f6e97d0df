package org.sealpost.app.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sealpost.app.access.Role;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;

/// Words on the wire.
final class Words {
    static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Words::of).toList();

    private Words() {}

    static String of(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static String of(LookKind kind) {
        return switch (kind) {
            case RECORDS -> "records";
            case SERVERS -> "servers";
        };
    }

    static Shape role(String description) {
        return Shape.words(
                description, Arrays.stream(Role.values()).map(Role::word).toList());
    }

    static Shape level(String description) {
        return Shape.words(description, LEVELS);
    }
}
