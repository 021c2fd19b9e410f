/** Offers names and stories while somebody types them. */
export {};
