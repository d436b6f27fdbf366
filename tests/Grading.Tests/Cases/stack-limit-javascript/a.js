const deep = n => deep(n + 1) + 1;
console.log(deep(0));
