import { checkLanes, closingLine, runLanes } from './check/steps.ts'

// `npm run check`: types, boundaries, lint, the house, pure and database tests. What to run before every commit.
const counts = await runLanes(checkLanes)
process.stdout.write(closingLine(counts))
process.exitCode = counts.failed ? 1 : 0
