import { BestInCityBoard } from '../../../features/catalogue/reductions/best-in-city.tsx'

/** 全市最优. */
export const Component = BestInCityBoard
