import org.jspecify.annotations.NullMarked;

/// Many domains: when each is looked at again, what a look means beside those before it, which alerts stand and who
/// is told of them when. Knows no database and does not look itself: it declares interfaces, and the program connects
/// them.
@NullMarked
module org.sealpost.fleet {
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires tools.jackson.core;
    requires transitive org.sealpost.check;
    requires transitive org.sealpost.observe;
    requires transitive org.sealpost.protocol;
    requires static transitive org.jspecify;

    exports org.sealpost.fleet.watch;
    exports org.sealpost.fleet.watch.alert;
    exports org.sealpost.fleet.watch.channel;
    exports org.sealpost.fleet.watch.look;
    exports org.sealpost.fleet.watch.notice;
    exports org.sealpost.fleet.watch.schedule;
}
