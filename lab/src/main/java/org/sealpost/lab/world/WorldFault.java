package org.sealpost.lab.world;

/// A world's file says something that the lab does not understand.
public final class WorldFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorldFault(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
