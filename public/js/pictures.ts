/** Pictures dropped or pasted into the story, and the crop of the one above it. */
export {};
