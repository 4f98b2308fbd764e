import { CoveragePage } from '../../../features/halls/coverage.tsx'

export const Component = CoveragePage
