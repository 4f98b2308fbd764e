/** The rule by which a yellow card that nobody explained in time becomes a red one. */
export const UNANSWERED_RULE = 'unansweredCard'

/** What the red one is raised on, once: the yellow card. */
export const occasionOfUnanswered = (cardId: string): string => `card:${cardId}`
