package org.sealpost.app.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.render.Nearest;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.recipe.Target;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What is generated, and who may do what, by its word.
final class WordConverters {
    private WordConverters() {}

    static final class OfLanguage implements ITypeConverter<Language> {
        @Override
        public Language convert(String word) {
            return converted(word, Language.of(word), Language.values(), Language::word);
        }
    }

    static final class OfTarget implements ITypeConverter<Target> {
        @Override
        public Target convert(String word) {
            return converted(word, Target.of(word), Target.values(), Target::word);
        }
    }

    static final class OfRole implements ITypeConverter<Role> {
        @Override
        public Role convert(String word) {
            return converted(word, Role.read(word), Role.values(), Role::word);
        }
    }

    static final class OfPermission implements ITypeConverter<Permission> {
        @Override
        public Permission convert(String word) {
            return converted(word, Permission.read(word), Permission.values(), Permission::word);
        }
    }

    private static <T> T converted(String word, Optional<T> found, T[] all, Function<T, String> words) {
        return found.orElseThrow(() -> {
            List<String> known = Arrays.stream(all).map(words).toList();
            List<String> near = Nearest.of(word, known);
            return new TypeConversionException("'" + word + "' is none of " + String.join(", ", known)
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
        });
    }
}
