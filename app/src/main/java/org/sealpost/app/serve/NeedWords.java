package org.sealpost.app.serve;

import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetList.Need;

/// How a domain stands as a whole: the same in the list of the fleet and at the head of its own page.
final class NeedWords {
    private NeedWords() {}

    /// At the head of its page.
    static String head(Need need) {
        return switch (need) {
            case URGENT, WARNING -> "Needs you";
            case NOTE -> "Worth knowing";
            case MISSING -> "DNS says that this domain does not exist";
            case FAULT -> "A fault was seen, and is looked at again before somebody is told";
            case UNSEEN -> "It cannot be told how it is";
            case PART -> "Its mail servers were not looked at yet";
            case NEW -> "It was not looked at yet";
            case NOTHING -> "As it should be";
        };
    }

    /// The class of the mark beside that.
    static String tone(Need need) {
        return switch (need) {
            case URGENT -> "fail";
            case WARNING, MISSING, FAULT -> "warn";
            case NOTE -> "note";
            case UNSEEN, PART, NEW -> "unknown";
            case NOTHING -> "pass";
        };
    }

    /// In a row where no alert stands.
    static String brief(Need need) {
        return switch (need) {
            case MISSING -> "no such domain";
            case FAULT -> "fault seen";
            case UNSEEN -> "not known";
            case PART -> "servers not seen";
            case NEW -> "not looked at";
            case URGENT, WARNING, NOTE, NOTHING -> "None";
        };
    }

    /// The class of the mark beside that; empty for none.
    static String mark(Need need) {
        return switch (need) {
            case MISSING, FAULT -> "warn";
            case UNSEEN, PART -> "unknown";
            case URGENT, WARNING, NOTE, NEW, NOTHING -> "";
        };
    }

    /// What comes next where no alert says it.
    static String next(FleetList.Line line) {
        return switch (line.need()) {
            case MISSING -> "Register the domain, or stop watching it";
            case FAULT -> "See what was found";
            case UNSEEN -> "Wait until it can be seen";
            case PART -> "Wait for the look at the mail servers";
            case NEW -> "Wait for the first look";
            case URGENT, WARNING, NOTE, NOTHING -> ofStage(line);
        };
    }

    private static String ofStage(FleetList.Line line) {
        return line.stage()
                .map(stage -> switch (stage) {
                    case ABSENT -> "Publish the records";
                    case PREPARING -> "Finish the publication";
                    case TESTING -> "See what stands before enforce";
                    case RETIRING -> "Wait, then remove the record";
                    case ENFORCED, NOT_APPLICABLE -> "Nothing to do";
                })
                .orElse("Wait until it is seen");
    }

    /// Where that is done; empty when there is only to wait.
    static String address(FleetList.Line line) {
        String page = "/fleet/" + line.domain().ascii();
        return switch (line.need()) {
            case NEW, UNSEEN, PART -> "";
            case MISSING, FAULT -> page;
            case URGENT, WARNING, NOTE, NOTHING ->
                line.stage()
                        .map(stage -> switch (stage) {
                            case ABSENT -> "/generator?domain=" + line.domain().ascii();
                            case PREPARING -> page;
                            case TESTING -> page + "/rollout";
                            case ENFORCED, RETIRING, NOT_APPLICABLE -> "";
                        })
                        .orElse("");
        };
    }
}
