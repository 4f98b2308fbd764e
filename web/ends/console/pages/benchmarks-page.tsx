import { BenchmarkBoard } from '../../../features/catalogue/reductions/benchmark-board.tsx'

/** 对标. */
export const Component = BenchmarkBoard
