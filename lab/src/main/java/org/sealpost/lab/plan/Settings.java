package org.sealpost.lab.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.lab.world.WorldFault;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A mapping of a YAML file, read strictly: a key that nobody asked for is refused with its line. It may stand over
/// another one, whose values count where it has none.
final class Settings {
    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Optional<Settings> below;

    private Settings(String file, Node node, Optional<Settings> below) {
        this.file = file;
        this.line = lineOf(node);
        this.below = below;
        if (!(node instanceof MappingNode mapping)) {
            throw new WorldFault(file, line, "expected keys and values");
        }
        for (var pair : mapping.getValue()) {
            String key = scalar(pair.getKeyNode());
            if (values.put(key, pair.getValueNode()) != null) {
                throw new WorldFault(file, lineOf(pair.getKeyNode()), "'" + key + "' stands twice");
            }
            lines.put(key, lineOf(pair.getKeyNode()));
        }
    }

    /// Reads a YAML text.
    ///
    /// @param file its name, for messages
    /// @throws WorldFault when it is no YAML mapping
    static Settings read(String file, String text) {
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, text));
            return new Composer(settings, parser)
                    .getSingleNode()
                    .map(node -> new Settings(file, node, Optional.empty()))
                    .orElseThrow(() -> new WorldFault(file, 1, "is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new WorldFault(file, line, String.valueOf(e.getProblem()));
        }
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<String> text(String key) {
        return node(key).map(this::scalar);
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return text(key)
                .map(text -> convert(key, text, "a number", Integer::valueOf))
                .orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw fault(key, "expected true or false, not '" + text + "'");
                })
                .orElse(otherwise);
    }

    /// A duration such as `300ms` or `2s`.
    Optional<Duration> duration(String key) {
        return text(key)
                .map(text -> convert(
                        key,
                        text,
                        "a duration such as 300ms or 2s",
                        t -> t.endsWith("ms")
                                ? Duration.ofMillis(Long.parseLong(t.substring(0, t.length() - 2)))
                                : Duration.ofSeconds(
                                        Long.parseLong(t.substring(0, t.length() - (t.endsWith("s") ? 1 : 0))))));
    }

    /// A constant of `type` by its word: `not-applicable` for `NOT_APPLICABLE`.
    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        return text(key)
                .map(text -> word(type, text).orElseThrow(() -> fault(key, unknownWord(type, text))))
                .orElse(otherwise);
    }

    /// The keys as constants of `type`.
    <E extends Enum<E>> Map<E, String> keyedBy(Class<E> type) {
        Map<E, String> result = new LinkedHashMap<>();
        for (String key : keys()) {
            E constant = word(type, key).orElseThrow(() -> fault(key, unknownWord(type, key)));
            result.put(constant, key);
        }
        return result;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /// A list of texts, for which a single text may stand.
    Optional<List<String>> texts(String key) {
        return node(key).map(node -> switch (node) {
            case SequenceNode list -> list.getValue().stream().map(this::scalar).toList();
            default -> List.of(scalar(node));
        });
    }

    Optional<Settings> section(String key) {
        return node(key).map(node -> new Settings(file, node, Optional.empty()));
    }

    /// A list of mappings; each stands over this one when `over`.
    Optional<List<Settings>> sections(String key, boolean over) {
        return node(key).map(node -> {
            if (!(node instanceof SequenceNode list)) {
                throw fault(key, "expected a list");
            }
            List<Settings> result = new ArrayList<>();
            list.getValue()
                    .forEach(item -> result.add(new Settings(file, item, over ? Optional.of(this) : Optional.empty())));
            return List.copyOf(result);
        });
    }

    /// Refuses the keys that nobody has asked for.
    void finish() {
        values.keySet().stream().filter(key -> !asked.contains(key)).findFirst().ifPresent(key -> {
            throw fault(key, "unknown key '" + key + "' (known here: " + String.join(", ", asked) + ")");
        });
    }

    /// The fault of the value of `key`.
    WorldFault fault(String key, String problem) {
        return new WorldFault(file, lines.getOrDefault(key, line), problem);
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        // The one below is asked in any case, for its key is known although it does not count.
        Optional<Node> under = below.flatMap(settings -> settings.node(key));
        return Optional.ofNullable(values.get(key)).or(() -> under);
    }

    private <T> T convert(String key, String text, String expected, Function<String, T> conversion) {
        try {
            return conversion.apply(text);
        } catch (NumberFormatException e) {
            throw fault(key, "expected " + expected + ", not '" + text + "'");
        }
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new WorldFault(file, lineOf(node), "expected one value");
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wordOf(constant).equals(text))
                .findFirst();
    }

    private static <E extends Enum<E>> String unknownWord(Class<E> type, String text) {
        return "'" + text + "' is none of "
                + Arrays.stream(type.getEnumConstants()).map(Settings::wordOf).collect(Collectors.joining(", "));
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
