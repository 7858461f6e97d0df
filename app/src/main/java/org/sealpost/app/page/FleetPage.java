package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.web.Fields;

/// The domains of a tenant.
///
/// @param lead how they stand, in a sentence
/// @param tiles how many there are of each kind
/// @param filter what was asked for
/// @param range which of how many are shown, in words
/// @param next the address of those that follow; empty at the end
/// @param sparks what the small drawings show, in a sentence
/// @param bulk what can be done with several; empty where the visitor may do nothing
/// @param mayAdd whether the visitor may have more of them watched
/// @param formToken what each form carries
/// @param typed what they wanted to add, and what was wrong with it
public record FleetPage(
        List<Linked> lead,
        List<Tile> tiles,
        Filter filter,
        List<Row> rows,
        String range,
        Optional<String> next,
        String sparks,
        Bulk bulk,
        boolean mayAdd,
        String formToken,
        Optional<Typed> typed) {
    public FleetPage {
        lead = List.copyOf(lead);
        tiles = List.copyOf(tiles);
        rows = List.copyOf(rows);
    }

    /// What can be done with several, and what was chosen for that.
    ///
    /// @param value a tag, or hours
    /// @param ticked the domains that are ticked
    public record Bulk(List<GeneratorPage.Choice> actions, String value, Set<String> ticked, boolean everything) {
        public Bulk {
            actions = List.copyOf(actions);
            ticked = Set.copyOf(ticked);
        }
    }

    /// What stands in the form that adds domains.
    public record Typed(String domains, String tags, String problem) {
        public static final Typed NOTHING = new Typed("", "", "");

        public static Typed of(Fields form, String problem) {
            return new Typed(form.raw("domains").orElse(""), form.raw("tags").orElse(""), problem);
        }
    }

    /// A number that leads to what it counts.
    ///
    /// @param tone the class of its mark; empty for none
    public record Tile(String label, String number, String tone, String words, String address) {}

    /// What was asked for.
    ///
    /// @param any whether anything was
    public record Filter(
            String text,
            List<GeneratorPage.Choice> stages,
            List<GeneratorPage.Choice> modes,
            List<GeneratorPage.Choice> tags,
            List<GeneratorPage.Choice> needs,
            List<GeneratorPage.Choice> orders,
            boolean any) {
        public Filter {
            stages = List.copyOf(stages);
            modes = List.copyOf(modes);
            tags = List.copyOf(tags);
            needs = List.copyOf(needs);
            orders = List.copyOf(orders);
        }
    }

    /// A domain.
    ///
    /// @param tone the class of the mark of its state
    /// @param state in a word or two
    /// @param grade empty where there is none
    /// @param alerts how many stand of each level, the gravest first; or what is so where none does
    /// @param spark a drawing of ours of its last weeks
    /// @param failed how many sessions failed in them
    /// @param looked when it was last looked at
    /// @param nextStep what to do, in words
    /// @param nextAddress where that is done; empty when nobody has to do anything
    public record Row(
            String domain,
            List<String> tags,
            String tone,
            String state,
            String mode,
            Optional<Linked> grade,
            String gradeTone,
            String alertTone,
            List<Linked> alerts,
            String spark,
            String failed,
            String looked,
            String nextStep,
            String nextAddress) {
        public Row {
            tags = List.copyOf(tags);
            alerts = List.copyOf(alerts);
        }
    }
}
