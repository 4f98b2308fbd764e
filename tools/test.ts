import { add, checkLanes, closingLine, fullLanes, runLanes } from './check/steps.ts'

// `npm test`: `npm run check`, then journeys, load and browsers. What CI runs; its last line is the verdict.
const counts = add(await runLanes(checkLanes), await runLanes(fullLanes))
process.stdout.write(closingLine(counts))
process.exitCode = counts.failed ? 1 : 0
