/** What a budget means for the balance, before anything is held. */
export interface Quote {
  /** The most that can be spent: the budget. */
  atMost: number;
  /** What stays free while the budget is held. Never below 0. */
  left: number;
  /** How many credits the budget is above the balance; 0 when it can be held. */
  missing: number;
}

/** All in whole credits. A start holds the whole budget; what is not spent comes back at the end. */
export function quoteBudget(budgetCredits: number, freeCredits: number): Quote {
  const free = Math.max(0, freeCredits);
  return {
    atMost: budgetCredits,
    left: Math.max(0, free - budgetCredits),
    missing: Math.max(0, budgetCredits - free),
  };
}

const USUAL_BUDGET = 50;

/** The budget to begin with: a useful size, never more than there is, never nothing. */
export function suggestBudget(freeCredits: number): number {
  return Math.max(1, Math.min(USUAL_BUDGET, Math.floor(freeCredits)));
}
