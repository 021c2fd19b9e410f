/** Keeps what is typed beside the post, on the server and on this device, until it is saved. */
export {};
