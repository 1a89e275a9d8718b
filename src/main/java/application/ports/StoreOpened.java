package application.ports;

/** Told once the store can be used for the first time. */
public record StoreOpened() {}
