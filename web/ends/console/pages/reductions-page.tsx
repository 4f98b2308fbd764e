import { ReductionsSinceScreen } from '../../../features/catalogue/reductions/reductions-since.tsx'

/** 四减. */
export const Component = ReductionsSinceScreen
