/// picocli, compiled from its published sources; see `META-INF/NOTICE` in the jar.
module info.picocli {
    requires static java.sql;

    exports picocli;
}
