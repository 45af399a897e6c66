"""The forms of 2019 and 2021 (国办公开办函〔2019〕60号, 〔2021〕30号): tables 二, 三 and 四, of grids or lines."""
