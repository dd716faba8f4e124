import { activityOf, userAt } from "./users.js";

/**
 * How many calls of activityOf cost as much CPU as one whole `GET /users?limit=20`, Express and HTTP included.
 * Measured by `node ../calibrate.js express`; measure again after a change of that handler.
 */
const CALLS_PER_REQUEST = 1000;

/**
 * Makes a request dearer by WORK percent, to try out what Loadline finds: the same real work is repeated a fixed
 * number of times, so it scales with the machine as the request does.
 */
export function extraWork(percent) {
  const calls = Math.round((CALLS_PER_REQUEST * percent) / 100);
  return () => {
    let sum = 0;
    for (let i = 0; i < calls; i++) sum += activityOf(userAt(i));
    return sum;
  };
}
