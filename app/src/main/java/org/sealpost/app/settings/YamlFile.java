package org.sealpost.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Nearest;
import org.sealpost.app.render.Shown;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads a settings file: a YAML mapping of keys to values, some also to a list. What is not understood is
/// refused with its line.
final class YamlFile {
    private static final List<String> KEYS =
            Stream.concat(Settings.KEYS.stream(), Settings.OF_THE_FILE.stream()).toList();
    /// The keys that may have a list, with what stands between its elements.
    private static final Map<String, String> LISTS =
            Map.of("resolver", ",", "dns-command", "\n", "dns-command-variables", "\n");

    private final String name;
    private final Map<String, Setting> settings = new HashMap<>();

    private YamlFile(String name) {
        this.name = name;
    }

    static Map<String, Setting> read(Path file, String name) {
        var reader = new YamlFile(name);
        var load = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .setLabel(name)
                .build();
        try {
            var text = new StreamReader(load, Files.readString(file));
            new Composer(load, new ParserImpl(load, text)).getSingleNode().ifPresent(reader::document);
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.CONFIGURATION, name + " cannot be read as UTF-8 text");
        } catch (MarkedYamlEngineException notYaml) {
            throw reader.refused(notYaml.getProblemMark(), Shown.text(String.valueOf(notYaml.getProblem())));
        } catch (YamlEngineException notYaml) {
            throw reader.refused(Optional.empty(), Shown.text(String.valueOf(notYaml.getMessage())));
        }
        return reader.settings;
    }

    private void document(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            throw refused(root, "expected lines of the form key: value");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw refused(entry.getKeyNode(), "a key is a word");
            }
            entry(key, entry.getValueNode());
        }
    }

    private void entry(ScalarNode keyNode, Node valueNode) {
        String key = keyNode.getValue();
        if (!KEYS.contains(key)) {
            List<String> near = Nearest.of(key, KEYS);
            throw refused(
                    keyNode,
                    "unknown key " + Shown.quoted(key)
                            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
        }
        String origin = name + ":" + line(keyNode.getStartMark());
        if (settings.put(key, new Setting(value(key, valueNode), origin)) != null) {
            throw refused(keyNode, "the key " + key + " stands here for the second time");
        }
    }

    private String value(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return scalar.getValue();
        }
        Optional<String> between = Optional.ofNullable(LISTS.get(key));
        if (node instanceof SequenceNode sequence && between.isPresent()) {
            return sequence.getValue().stream()
                    .map(element -> element(key, element))
                    .collect(Collectors.joining(between.get()));
        }
        throw refused(node, key + " needs one value");
    }

    private String element(String key, Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().indexOf('\n') < 0) {
            return scalar.getValue();
        }
        throw refused(node, "an element of " + key + " is one word");
    }

    private Refusal refused(Node node, String problem) {
        return refused(node.getStartMark(), problem);
    }

    private Refusal refused(Optional<Mark> mark, String problem) {
        String place = mark.isPresent() ? name + ":" + line(mark) : name;
        return new Refusal(ExitCode.CONFIGURATION, place + ": " + problem);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(found -> found.getLine() + 1).orElse(0);
    }
}
